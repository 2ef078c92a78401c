#include "holdfast/engine/catalogue.hpp"

#include <set>
#include <stdexcept>

#include "engine/refusals.hpp"

namespace holdfast {

CommandSpec const* Catalogue::command(std::string_view name) const {
    for (auto const& spec : commands)
        if (spec.name == name) return &spec;
    return nullptr;
}

EventSpec const* Catalogue::event(std::uint16_t number) const {
    for (auto const& spec : events)
        if (spec.number == number) return &spec;
    return nullptr;
}

RefusalSpec const* Catalogue::refusal(std::string_view code) const {
    for (auto const& house : house_refusals())
        if (house.spec.code == code) return &house.spec;
    for (auto const& spec : refusals)
        if (spec.code == code) return &spec;
    return nullptr;
}

namespace {

void claim(std::set<std::string>& taken, std::string name) {
    if (!taken.insert(name).second) throw std::logic_error{"declared twice in the catalogue: " + name};
}

void check_example(std::string_view what, Record const& record, std::string_view example) {
    auto const json = parse_json(example.empty() ? "{}" : example);
    if (!json || !json->is_object())
        throw std::logic_error{"the example of " + std::string{what} + " is not a JSON object"};
    for (auto const& [name, value] : json->items()) {
        bool known = false;
        for (auto const& field : record.fields) known = known || field.name == name;
        if (!known) throw std::logic_error{"the example of " + std::string{what} + " has no field " + name};
    }
}

void check_refusals(Catalogue const& catalogue, std::string_view what, std::string_view refusals) {
    for (auto const code : words_of(refusals))
        if (!catalogue.refusal(code))
            throw std::logic_error{"a refusal of " + std::string{what} + " is declared nowhere: " + std::string{code}};
}

// In a frame of the stream the members of the input stand beside these.
void check_frame(CommandSpec const& spec) {
    if (!spec.durable || !spec.by_stream) return;
    for (auto const& field : spec.input->fields)
        if (field.name == "type" || field.name == "name" || field.name == "key")
            throw std::logic_error{std::string{spec.name} + " cannot come by the stream: its " +
                                   std::string{field.name} + " stands where the command's does"};
}

}  // namespace

void Catalogue::verify() const {
    std::set<std::string> taken;
    for (auto const& house : house_refusals()) claim(taken, "refusal " + std::string{house.spec.code});
    for (auto const& spec : refusals) claim(taken, "refusal " + std::string{spec.code});
    for (auto const& spec : commands) {
        claim(taken, std::string{spec.name});
        claim(taken, std::string{spec.method} + " " + std::string{spec.route});
        check_example(spec.name, *spec.input, spec.example);
        check_refusals(*this, spec.name, spec.refusals);
        check_frame(spec);
    }
    for (auto const& spec : reads) {
        claim(taken, "GET " + std::string{spec.route});
        claim(taken, "read " + std::string{spec.name});
        check_refusals(*this, spec.name, spec.refusals);
    }
    for (auto const& spec : bytes) {
        claim(taken, std::string{spec.method} + " " + std::string{spec.route});
        claim(taken, "bytes " + std::string{spec.name});
        check_refusals(*this, spec.name, spec.refusals);
    }
    for (auto const& spec : events) {
        claim(taken, "event " + std::string{spec.kind});
        claim(taken, "event number " + std::to_string(spec.number));
        check_example(spec.kind, *spec.body, spec.example);
    }
}

}  // namespace holdfast
