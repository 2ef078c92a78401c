#!/usr/bin/env bash
# Proves the image without a Docker engine: builds docker/Dockerfile with buildah on a base made by debootstrap, runs it as
# its own user, asks its health check, posts a message, kills it, and finds the message again. Needs root and `./dev setup image`.
#   tests/image/prove.sh [base|build|run]   that step alone; all by default
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."

here=$PWD/build-image
volume=$here/volume
export CONTAINERS_STORAGE_CONF=$here/storage.conf BUILDAH_ISOLATION=chroot
export BUILDAH_FORMAT=docker # the other format drops HEALTHCHECK
passed=0 failed=0

main() {
    mkdir -p "$here/store" "$here/scratch"
    [ "$(id -u)" = 0 ] || { echo "The image proof needs root: it lays out a Debian of its own." >&2 && exit 1; }
    printf '[storage]\ndriver = "vfs"\ngraphroot = "%s/store"\nrunroot = "%s/scratch"\n' "$here" "$here" >"$CONTAINERS_STORAGE_CONF"
    [[ ${1:-base} != base ]] || base
    [[ ${1:-build} != build ]] || build
    [[ ${1:-run} = run ]] || return 0
    trap stop_all EXIT
    run
    echo "$passed passed, $failed failed"
    [ $failed = 0 ]
}

say() { # say <sentence> <command…>: one line for each thing proved
    local sentence=$1
    shift
    if "$@"; then passed=$((passed + 1)) && echo "ok     $sentence"; else failed=$((failed + 1)) && echo "FAILED $sentence"; fi
}

# --- The base, once: what Debian calls debian:bookworm-slim, made from the mirror this machine uses --------------------

base() {
    buildah images debian:bookworm-slim >/dev/null 2>&1 && return
    local mirror
    # shellcheck disable=SC2016  # apt's own variables
    mirror=$(apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' | awk '$1 == "bookworm" { print $2; exit }')
    rm -rf "$here/base"
    debootstrap --variant=minbase bookworm "$here/base" "$mirror" >"$here/debootstrap.log"
    rm -rf "$here"/base/var/cache/apt/archives/*.deb "$here"/base/var/lib/apt/lists/*
    local scratch
    scratch=$(buildah from scratch)
    buildah add -q "$scratch" "$here/base" / >/dev/null
    buildah config --cmd bash "$scratch"
    buildah commit -q --rm "$scratch" debian:bookworm-slim >/dev/null
    rm -rf "$here/base"
}

# --- The image; how this machine reaches Debian and npm is mounted, never written into it ------------------------------

build() {
    local settings=(-v /etc/apt:/etc/apt:ro)
    local authorities
    authorities=$(npm config get cafile 2>/dev/null || true)
    if [ -f "$authorities" ]; then
        printf 'cafile=%s\n' /run/authorities.crt >"$here/npmrc"
        settings+=(-v "$authorities:/run/authorities.crt:ro" -v "$here/npmrc:/root/.npmrc:ro")
    fi
    buildah build -q --pull-never --network host "${settings[@]}" -f docker/Dockerfile -t holdfast-proof . >"$here/build.log" 2>&1 ||
        { tail -n 60 "$here/build.log"; exit 1; }
}

# --- The proof --------------------------------------------------------------------------------------------------------

run() {
    container=$(buildah from --pull-never holdfast-proof)
    config=$(buildah inspect --type image holdfast-proof)
    rm -rf "$volume"
    install -d -o 10100 -g 10100 -m 0700 "$volume"

    say "the image runs as a fixed user who is not root" [ "$(setting User)" = 10100:10100 ]
    say "it has one volume, /data" [ "$(setting Volumes)" = /data ]
    say "it has a health check by the program itself" [ "$(setting Healthcheck.Test)" = "CMD holdfast health --data /data" ]

    # A volume that the image declares hides one that is given; the engines do it the other way round.
    buildah config --volume /data- "$container"
    start
    say "it is healthy" until_true 30 healthy
    say "it runs as its user" [ "$(stat -c %u "/proc/$(server_pid)")" = 10100 ]
    printf 'a long enough password\n' | inside holdfast user create --data /data --username root --role owner \
        --display-name Root --password-stdin >/dev/null
    token=$(inside holdfast token create --data /data --user root --name proof)
    say "a message is stored" talk post
    kill -9 "$(server_pid)"
    until_true 10 stopped
    say "it is unhealthy while it is down" unhealthy

    start
    say "it is healthy after kill -9 and a restart" until_true 30 healthy
    say "the message is there exactly once, and its key names it" talk find
    say "nothing was written outside the volume and /tmp" nothing_written
    kill -TERM "$(server_pid)"
    say "it stops within 10 s when asked" until_true 10 stopped
    say "it stops with code 0" wait "$server"
    server=
}

# A value of the image's configuration as words: User, Volumes, Healthcheck.Test, Entrypoint, Cmd.
setting() {
    node -e '
        const config = JSON.parse(require("fs").readFileSync(0, "utf8")).Docker.config;
        const value = process.argv[1].split(".").reduce((at, name) => at?.[name], config) ?? "";
        console.log(Array.isArray(value) ? value.join(" ") : typeof value === "object" ? Object.keys(value).join(" ") : value);
    ' "$1" <<<"$config"
}

inside() { buildah run --network host -v "$volume:/data" --env HOLDFAST_LISTEN=127.0.0.1:0 "$container" -- "$@"; }

start() {
    local command
    read -ra command <<<"$(setting Entrypoint) $(setting Cmd)"
    rm -f "$volume/control.json"
    inside "${command[@]}" >>"$here/server.log" 2>&1 &
    server=$!
}

healthy() {
    local command
    read -ra command <<<"$(setting Healthcheck.Test)"
    [ -f "$volume/control.json" ] && inside "${command[@]:1}" >>"$here/server.log" 2>&1
}
unhealthy() { ! healthy; }
stopped() { ! kill -0 "$server" 2>/dev/null; }

until_true() { # until_true <seconds> <command…>
    local deadline=$((SECONDS + $1))
    shift
    until "$@"; do
        [ $SECONDS -lt $deadline ] || return 1
        sleep 0.2
    done
}

# As this side sees the process, whatever number it has inside.
server_pid() { pgrep -x -u 10100 holdfast; }

talk() { node tests/image/talk.mjs "$1" "$volume/control.json" "$token"; }

nothing_written() {
    local mounted written
    mounted=$(buildah mount "$container")
    written=$(find "$mounted" -xdev -user 10100 -not -path "$mounted/data*" -not -path "$mounted/tmp*" -print)
    [ -z "$written" ] || { echo "$written"; return 1; }
}

stop_all() {
    [ -z "${server:-}" ] || kill -9 "$(server_pid)" 2>/dev/null || true
    buildah rm "$container" >/dev/null 2>&1 || true
}

main "$@"
