// What the command line does for people: accounts, tokens, a way back in. Prints what a script wants, and nothing else.
#pragma once

#include <istream>
#include <string>

#include "arguments.hpp"
#include "operator.hpp"

namespace holdfast {

// What goes to standard output, without its newline, and what else a person should know.
struct Told {
    std::string out;
    std::string aside;
};

// `input` is where --password-stdin reads its line. `public_url` begins the links; empty: only the code is printed.
Result<Told> create_user(Operator& hands, Arguments const& arguments, std::istream& input);
Result<Told> reset_password(Operator& hands, Arguments const& arguments, std::string const& public_url);
Result<Told> create_token(Operator& hands, Arguments const& arguments);

}  // namespace holdfast
