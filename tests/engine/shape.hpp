// Whether a value has the shape that a schema of the document asks for: the few keywords the document uses, no more.
// A keyword it does not know is a fault of the test, not of the value.
#pragma once

#include <regex>

#include "holdfast/base/json.hpp"

namespace holdfast::test {

class Shapes {
public:
    explicit Shapes(Json const& document) : document_{document} {}

    // What is wrong, or nothing.
    std::string fault(Json const& schema, Json const& value, std::string const& at = "$") const {
        for (auto const& [word, argument] : schema.items())
            if (auto wrong = judged(word, argument, schema, value, at); !wrong.empty()) return wrong;
        return {};
    }
    Json const& resolved(std::string const& reference) const {
        return document_.at(Json::json_pointer{reference.substr(1)});
    }

private:
    std::string judged(std::string const& word, Json const& argument, Json const& schema, Json const& value,
                       std::string const& at) const {
        static std::set<std::string> const silent{"description", "examples",  "discriminator",
                                                  "format",      "writeOnly", "x-inputs"};
        if (silent.contains(word)) return {};
        if (word == "$ref") return fault(resolved(argument.get<std::string>()), value, at);
        if (word == "type")
            return of_type(argument.get<std::string>(), value) ? "" : at + " is no " + argument.get<std::string>();
        if (word == "const") return value == argument ? "" : at + " is not " + argument.dump();
        if (word == "enum")
            return std::find(argument.begin(), argument.end(), value) != argument.end()
                       ? ""
                       : at + " is none of " + argument.dump();
        if (word == "oneOf")
            return fitting(argument, value, at) == 1
                       ? ""
                       : at + " fits " + std::to_string(fitting(argument, value, at)) + " forms";
        if (word == "anyOf") return fitting(argument, value, at) >= 1 ? "" : at + " fits no form";
        if (word == "required") return all_there(argument, value, at);
        if (word == "properties") return members(argument, value, at);
        if (word == "additionalProperties") return others(argument, schema, value, at);
        if (word == "items") return each(argument, value, at);
        if (word == "prefixItems") return one_by_one(argument, value, at);
        if (word == "pattern")
            return std::regex_search(value.get<std::string>(), std::regex{argument.get<std::string>()})
                       ? ""
                       : at + " does not look right";
        if (word == "minimum") return value >= argument ? "" : at + " is too small";
        if (word == "maximum") return value <= argument ? "" : at + " is too large";
        if (word == "minLength")
            return value.get_ref<std::string const&>().size() >= argument ? "" : at + " is too short";
        if (word == "maxLength")
            return value.get_ref<std::string const&>().size() <= argument ? "" : at + " is too long";
        if (word == "minItems") return value.size() >= argument ? "" : at + " holds too little";
        if (word == "maxItems") return value.size() <= argument ? "" : at + " holds too much";
        return "the test does not know " + word;
    }

    static bool of_type(std::string const& type, Json const& value) {
        if (type == "object") return value.is_object();
        if (type == "array") return value.is_array();
        if (type == "string") return value.is_string();
        if (type == "integer") return value.is_number_integer();
        if (type == "boolean") return value.is_boolean();
        return type == "null" && value.is_null();
    }
    int fitting(Json const& forms, Json const& value, std::string const& at) const {
        return static_cast<int>(std::count_if(forms.begin(), forms.end(),
                                              [&](Json const& form) { return fault(form, value, at).empty(); }));
    }
    static std::string all_there(Json const& names, Json const& value, std::string const& at) {
        for (auto const& name : names)
            if (!value.contains(name.get<std::string>())) return at + " has no " + name.get<std::string>();
        return {};
    }
    std::string members(Json const& properties, Json const& value, std::string const& at) const {
        for (auto const& [name, schema] : properties.items())
            if (value.is_object() && value.contains(name))
                if (auto wrong = fault(schema, value[name], at + "." + name); !wrong.empty()) return wrong;
        return {};
    }
    std::string others(Json const& argument, Json const& schema, Json const& value, std::string const& at) const {
        auto const known = schema.value("properties", Json::object());
        for (auto const& [name, member] : value.items()) {
            if (known.contains(name)) continue;
            if (argument.is_boolean()) return at + " has " + name + ", which is not declared";
            if (auto wrong = fault(argument, member, at + "." + name); !wrong.empty()) return wrong;
        }
        return {};
    }
    std::string each(Json const& schema, Json const& value, std::string const& at) const {
        for (std::size_t i = 0; i < value.size(); ++i)
            if (auto wrong = fault(schema, value[i], at + "[" + std::to_string(i) + "]"); !wrong.empty()) return wrong;
        return {};
    }
    std::string one_by_one(Json const& schemas, Json const& value, std::string const& at) const {
        for (std::size_t i = 0; i < schemas.size() && i < value.size(); ++i)
            if (auto wrong = fault(schemas[i], value[i], at + "[" + std::to_string(i) + "]"); !wrong.empty())
                return wrong;
        return {};
    }

    Json const& document_;
};

}  // namespace holdfast::test
