// One command inside one transaction: who asks, may they, was this key seen before, the handler, the reactors, the key (D2).
// Lives on: the writer thread. May run more than once for one command; its only effect is through the transaction.
#pragma once

#include <string>

#include "holdfast/engine/engine.hpp"

namespace holdfast {

class CommandRunner {
public:
    CommandRunner(Catalogue const& catalogue, std::string secret) : catalogue_{catalogue}, secret_{std::move(secret)} {}

    // Fills `ack` when the command is accepted or was accepted before.
    Verdict run(WriteTx& tx, Submission const& submission, Ack& ack) const;
    // The house's own work, with the reactors of what it appends.
    void act(WriteTx& tx, std::function<void(Office const&)> const& work) const;
    // Without them: by_itself.hpp.
    static void act_alone(std::function<void(Office const&)> const& work) { work(Office{}); }

private:
    void audit(WriteTx& tx, Submission const& submission, Caller const& caller) const;
    void react(WriteTx& tx, Office const& office) const;
    Digest content_digest(Submission const& submission) const;

    Catalogue const& catalogue_;
    std::string secret_;
};

}  // namespace holdfast
