// Whom the ids of an export mean here.
// Lives on: the thread of a command-line run.
#pragma once

#include <set>

#include "app/slack/export.hpp"
#include "app/slack/import.hpp"
#include "holdfast/domain/mrkdwn.hpp"

namespace holdfast::slack {

class People {
public:
    People(Operator& hands, bool dry_run, Counts& counts) : hands_{hands}, dry_run_{dry_run}, counts_{counts} {}

    // Makes who is not known by e-mail address yet.
    std::optional<Problem> bring(std::vector<Person> const& people);
    // The account of an id; made, without a way in, for somebody whom the export names only in passing.
    Result<std::string> account(std::string const& id, std::string const& shown);
    // The account of a program that is only a name.
    Result<std::string> program(std::string const& name);
    bool may_join(std::string const& id) const { return known_.contains(id) && !gone_.contains(id); }
    std::optional<std::string> username(std::string_view id) const;

private:
    struct Account {
        std::string user, username;
    };
    std::optional<Problem> read_emails();
    Result<Account> make(Person const& person, std::string const& key);
    Result<Account> accepted(Person const& person, Operator::Landed const& landed, std::string username,
                             bool without_email);

    Operator& hands_;
    bool dry_run_;
    Counts& counts_;
    std::map<std::string, Account, std::less<>> by_email_;
    std::map<std::string, Account, std::less<>> known_;     // by Slack's id
    std::map<std::string, Account, std::less<>> programs_;  // by name
    std::set<std::string> gone_;                            // Slack's ids
};

// A username made of any name: letters, digits, dots and hyphens, and never empty.
std::string username_from(std::string_view name, std::string_view otherwise);
// "name", "name-2", "name-3", … within `bytes_max`.
std::string numbered(std::string const& name, int number, std::size_t bytes_max);

}  // namespace holdfast::slack
