// The program: reads its arguments, does what they say, returns its exit code. Called once, by main.
#pragma once

namespace holdfast {

// What the program leaves behind for scripts.
enum ExitCode : int {
    exit_ok = 0,
    exit_refused = 1,  // understood, and refused or failed
    exit_usage = 2,    // arguments or settings that make no sense
    exit_folder = 3,   // the data folder is in use, damaged, newer, or cannot be written
};

int run(int argc, char** argv);

}  // namespace holdfast
