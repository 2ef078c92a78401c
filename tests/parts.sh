# shellcheck shell=bash disable=SC2034  # the lists are read by ./dev, which reads this file
# The parts of ./dev test, in order. Each is a function part_<name> below that prints how many passed and failed.
parts_short=(structure types unit simulation web scenes conformance bad_inputs e2e bench judge round faults)
parts_long=(days asan tsan judge_asan judge_tsan judge_delay judge_plagues judge_powercuts soak fuzz image)
minutes_short=25 minutes_long=150

part_structure() { node tests/structure/run.mjs; }

part_unit() { unit release build; }

export ASAN_OPTIONS=detect_stack_use_after_return=1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
export TSAN_OPTIONS=halt_on_error=1
part_asan() { unit asan build-asan; }
part_tsan() { unit tsan build-tsan; }

unit() { # unit <preset> <folder>
    web
    compile "$1" "$2"
    ctest --test-dir "$2" --no-tests=error --timeout 300 --parallel 2 --verbose
}

# What runs against the finished program: each starts servers of its own on free ports.
part_scenes() { black_box vitest run scenes; }
part_conformance() { black_box vitest run conformance; } # RFC 6455, case by case
part_bad_inputs() { black_box vitest run bad_inputs; }
part_e2e() { black_box vitest run e2e --maxWorkers 2 --minWorkers 1; }
part_judge() { as_one black_box tsx contract/judge.ts --seconds 60 --folder ../web/src/state/judge-folder.ts; }
part_faults() { black_box vitest run contract/checks && black_box tsx contract/faults.ts; } # that the judge finds what is wrong
part_bench() { as_one bench --smoke; }
part_judge_asan() { HOLDFAST_BINARY=$PWD/build-asan/holdfast part_judge; }
part_judge_tsan() { HOLDFAST_BINARY=$PWD/build-tsan/holdfast part_judge; }
part_round() { as_one black_box tsx contract/judge.ts --schedule round --seconds 60; } # each fault that needs no root, once
part_judge_delay() { as_one black_box tsx contract/judge.ts --seconds 60 --delay 20-50; }
part_judge_plagues() { black_box tsx contract/plague/each.ts --seconds 12; } # each by its name; needs root
part_judge_powercuts() { as_one black_box tsx contract/powercut/run.ts --seconds 4 --cuts 40 --points 10000; }

# The two long ones side by side: neither fills a processor. Both in the background, where a failure still ends what fails.
part_soak() {
    compile release build holdfast holdfast-faulty # or both would build at once
    part_judge_storm &
    local storm=$!
    part_judge_kills &
    local kills=$! status=0
    wait $kills || status=$?
    wait $storm || status=$?
    return $status
}
part_judge_kills() { as_one black_box tsx contract/judge.ts --schedule kills --kills 1000 --seconds 1500; }
part_judge_storm() { as_one black_box tsx contract/judge.ts --schedule storm --minutes 30 --folder ../web/src/state/judge-folder.ts; } # needs root

black_box() {
    web
    npm_ci tests
    compile release build holdfast holdfast-faulty
    (cd tests && npx --no-install "$@")
}

part_types() {
    as_one black_box tsc --noEmit
    as_one npm --prefix web run --silent types:check
}

# For what is one verdict: passed or not.
as_one() { "$@"; echo "1 passed, 0 failed"; }

part_web() { npm_ci web; npm --prefix web run --silent test; }

part_simulation() { compile release build simulation && build/tests/simulation --short tests/simulation/seeds.txt; }
part_days() { compile release build simulation && printf '%s\n' 1-500 501-1000 | xargs -P 2 -I{} build/tests/simulation --seeds {}; }
part_image() { setup image; tests/image/prove.sh; }
part_fuzz() { fuzz; black_box tsx fuzz/doors.ts; }
fuzz() { setup build fuzz; compile fuzz build-fuzz fuzz; tests/fuzz/run "$@"; }
coverage() { setup build test coverage; web; npm_ci tests; compile release build holdfast-faulty; compile coverage build-coverage; tests/coverage/run "$@"; }
