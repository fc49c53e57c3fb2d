# Sourced by the other scripts: installs Debian packages that are missing.

install_missing() {
    local missing=()
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' ||
            missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            echo "Missing: ${missing[*]}. Install them as root, or sudo, and run this again." >&2
            exit 1
        }
        as_root=(sudo)
    fi
    echo "Installing: ${missing[*]}"
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# What Swift's toolchain itself needs, and a bare Debian has not: the linker, and the libraries of its
# tools.
toolchain_packages=(binutils git libcurl4 libncurses6 libsqlite3-0 libuuid1)

# Libraries that are all header, so that no linker knows of them.
header_packages=(libkainjow-mustache-dev)

# What the build needs beside Swift: the compilers' C++ library and the C libraries.
build_packages=(
    pkg-config libstdc++-12-dev
    libxml2-dev libarchive-dev nettle-dev libpopt-dev libjansson-dev libyaml-dev
    zlib1g-dev libsqlite3-dev "${header_packages[@]}"
)

# What the tests need in addition: validators of RELAX NG and of HTML, what runs the script of a site, what
# makes one of Markdown and what shows one, and Python for the tools of `test.sh`.
test_packages=(jing tidy nodejs hugo chromium python3 python3-venv)

# What a static build needs in addition: archives of what libxml2 and libarchive are made of.
static_packages=(
    libacl1-dev libattr1-dev libbz2-dev libgmp-dev libicu-dev liblz4-dev liblzma-dev libzstd-dev
)

# What packing the static file needs in addition: Python writes its bill of materials.
dist_packages=(python3)

# What packing for Debian needs in addition, and looking the package over.
deb_packages=(dpkg-dev lintian)

# What counting the work of hostile input needs.
growth_packages=(valgrind)

# What the way of a stranger is walked with: a manual page is read, completions are tried.
stranger_packages=(make man-db zsh fish)

# What the pictures of the README are made with.
picture_packages=(chromium pngquant fonts-dejavu-core)

# What a bare Debian is made with, to build in.
bare_debian_packages=(debootstrap)

# What Containerfile is tried with.
container_packages=(buildah crun debootstrap)
