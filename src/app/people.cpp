#include "people.hpp"

namespace holdfast {
namespace {

// A person is meant by their id or their username.
Result<std::string> user_id(Operator& hands, std::string const& name) {
    if (parse_id<UserTag>(name)) return name;
    auto const page = hands.read("users", {{"username", name}, {"limit", "1"}});
    if (!page) return page.error();
    auto const items = page->find("items");
    if (items == page->end() || items->empty())
        return Problem{Fault::not_found, "not_found", "There is nobody with the username " + name + "."};
    return items->front().at("id").get<std::string>();
}

Result<std::string> first_line(std::istream& input) {
    std::string line;
    std::getline(input, line);
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty())
        return Problem{Fault::bad_request, "empty", "The first line of standard input is to be the password.",
                       "password"};
    return line;
}

}  // namespace

Result<Told> create_user(Operator& hands, Arguments const& arguments, std::istream& input) {
    Json wanted{{"username", arguments.username},
                {"display_name", arguments.display_name.empty() ? arguments.username : arguments.display_name},
                {"role", arguments.role},
                {"bot", arguments.bot}};
    if (!arguments.email.empty()) wanted["email"] = arguments.email;
    if (arguments.password_stdin) {
        auto const password = first_line(input);
        if (!password) return password.error();
        wanted["password"] = *password;
    }
    auto const made = hands.command("user.create", wanted);
    if (!made) return made.error();
    Told told{made->at("id").get<std::string>(), ""};
    if (!arguments.bot && !arguments.password_stdin)
        told.aside =
            "No password was set. A link that sets one: holdfast user reset-password --username " + arguments.username;
    return told;
}

Result<Told> reset_password(Operator& hands, Arguments const& arguments, std::string const& public_url) {
    auto const user = user_id(hands, arguments.user);
    if (!user) return user.error();
    auto const link = hands.command("user.reset_link", {{"user", *user}});
    if (!link) return link.error();
    auto const code = link->at("code").get<std::string>();
    // After the # it is never sent to a server, so it stands in nobody's log.
    return Told{public_url.empty() ? code : public_url + "/reset#" + code,
                "It works once, until " + link->at("expires_at").get<std::string>() + "."};
}

Result<Told> create_token(Operator& hands, Arguments const& arguments) {
    auto const user = user_id(hands, arguments.user);
    if (!user) return user.error();
    Json wanted{{"user", *user}, {"name", arguments.token_name}};
    if (arguments.token_days > 0) wanted["expires_in_days"] = arguments.token_days;
    auto const made = hands.command("token.create_for_user", wanted);
    if (!made) return made.error();
    return Told{made->at("token").get<std::string>(), ""};
}

}  // namespace holdfast
