# Sourced by scripts that try something in a bare Debian 12, which they make: what they need of the machine.

skip() {
    echo "skipped: $1"
    exit 0
}

# A bare Debian in a folder, which reaches the archive as this machine does.
unpack_debian() {
    echo "Unpacking Debian 12"
    debootstrap --variant=minbase bookworm "$1" >"$1.log" 2>&1 || {
        tail -n 3 "$1.log"
        rm "$1.log"
        skip "Debian's archive cannot be reached"
    }
    rm "$1.log"
    cp -r /etc/apt/apt.conf.d/. "$1/etc/apt/apt.conf.d/"
}

[ "$(id -u)" -eq 0 ] || skip "only root makes another root"
