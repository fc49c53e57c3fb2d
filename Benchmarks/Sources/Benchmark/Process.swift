import Glibc

/// What a process cost.
struct Cost {
    /// In seconds: user and system.
    var cpu: Double
    /// In seconds.
    var elapsed: Double
    /// The greatest resident size, in kilobytes.
    var memory: Int
    var status: Int32
}

/// Runs a command, its output thrown away; `nil` where it cannot be started.
func run(_ command: [String]) -> Cost? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
        posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    var arguments = command.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    let start = seconds()
    var process = pid_t()
    guard posix_spawnp(&process, command[0], &actions, nil, arguments, environ) == 0 else {
        return nil
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0 && errno == EINTR {}
    return Cost(
        cpu: seconds(usage.ru_utime) + seconds(usage.ru_stime), elapsed: seconds() - start,
        memory: usage.ru_maxrss, status: status)
}

/// The time from any beginning.
func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

private func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
}

/// The files below a folder, sorted by name.
func files(below folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var found: [String] = []
    while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name.hasPrefix(".") { continue }
        let path = folder + "/" + name
        if entry.pointee.d_type == DT_DIR {
            found += files(below: path)
        } else {
            found.append(path)
        }
    }
    return found.sorted()
}
