#include "holdfast/app/run.hpp"

int main(int argc, char** argv) { return holdfast::run(argc, argv); }
