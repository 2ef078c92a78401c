// Everything on the wire is declared once: a C++ struct with one constexpr table of fields beside it.
// Decoder, encoder, JSON Schema and fuzz seeds are loops over these tables, through codecs compiled once for each type.
// Tables are constants; any thread.
//
//     template <> struct holdfast::Described<PostMessage> {
//         static constexpr auto name = "PostMessage";
//         static constexpr auto help = "Say something in a channel.";
//         static constexpr std::array fields{
//             field<&PostMessage::channel>("channel", "Where."),
//             field<&PostMessage::text>("text", {1, 16384}, "What to say."),
//             field<&PostMessage::thread>("thread", "The message to reply to."),      // std::optional: may be left out
//         };
//     };
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "holdfast/base/id.hpp"
#include "holdfast/base/json.hpp"
#include "holdfast/base/result.hpp"
#include "holdfast/base/time.hpp"

namespace holdfast {

// Bytes for text, items for lists, the value itself for numbers.
struct Bounds {
    std::int64_t least = 0;
    std::int64_t most = 0;
    constexpr bool stated() const { return most != 0; }
};

// Whole: as it is sent. Stored: what a log row keeps, without the fields that are held apart (message text).
enum class Form : std::uint8_t { whole, stored };

struct Codec;

struct Field {
    std::string_view name;
    Codec const* codec = nullptr;
    void* (*at)(void* object) = nullptr;
    Bounds bounds = {};
    std::string_view help;
    bool may_lack = false;    // absent keeps the default of the struct
    bool as_null = false;     // written as null, not left out, when it has no value
    bool held_apart = false;  // not in Form::stored
    bool write_only = false;  // a secret that is taken and never given back: no digest, answer or log holds it

    constexpr Field or_default() const {
        auto copy = *this;
        copy.may_lack = true;
        return copy;
    }
    constexpr Field nullable() const {
        auto copy = *this;
        copy.as_null = true;
        copy.may_lack = true;
        return copy;
    }
    constexpr Field apart() const {
        auto copy = *this;
        copy.held_apart = true;
        copy.may_lack = true;
        return copy;
    }
    constexpr Field secret() const {
        auto copy = *this;
        copy.write_only = true;
        return copy;
    }
};

// One for each C++ type that can stand in a table.
struct Codec {
    // Nothing when it went well.
    std::optional<Problem> (*decode)(Json const& in, void* out, Field const& field);
    // From the text of a path or query parameter.
    std::optional<Problem> (*decode_text)(std::string_view in, void* out, Field const& field);
    void (*encode)(void const* in, std::string& out, Form form);
    bool (*has_value)(void const* in);  // false: an empty optional
    Json (*schema)(Field const& field);
    struct Record const* (*nested)();  // the record inside, for the document's components; null when there is none
};

struct Record {
    std::string_view name;
    std::string_view help;
    std::span<Field const> fields;
};

template <class T>
struct Described;  // specialised for each declared struct

template <class T>
concept IsDescribed = requires {
    Described<T>::fields;
};

// Names of an enumeration, in the order of its values from `first`.
template <class E>
struct Named;  // static constexpr std::array names{…}; static constexpr int first = 1;

// How one type is read and written: specialised in codec.hpp for plain types, optionals, lists, enumerations and records.
template <class T>
struct CodecOf;
template <class T>
inline constexpr Codec codec{&CodecOf<T>::decode,    &CodecOf<T>::decode_text, &CodecOf<T>::encode,
                             &CodecOf<T>::has_value, &CodecOf<T>::schema,      &CodecOf<T>::nested};

namespace field_detail {
template <auto Member>
struct MemberOf;
template <class C, class T, T C::*Member>
struct MemberOf<Member> {
    using Class = C;
    using Type = T;
    static void* at(void* object) { return &(static_cast<C*>(object)->*Member); }
};
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

// Counts the members of an aggregate, so that a forgotten field is caught when compiling.
struct Any {
    template <class T>
    requires(!IsOptional<T>::value) operator T() const;  // never defined: only asked whether it would fit
};
template <class T, class... Args>
constexpr std::size_t arity() {
    if constexpr (requires { T{Args{}..., Any{}}; }) return arity<T, Args..., Any>();
    else return sizeof...(Args);
}
}  // namespace field_detail

template <auto Member>
constexpr Field field(std::string_view name, Bounds bounds, std::string_view help) {
    using M = field_detail::MemberOf<Member>;
    Field out;
    out.name = name;
    out.codec = &codec<typename M::Type>;
    out.at = &M::at;
    out.bounds = bounds;
    out.help = help;
    out.may_lack = field_detail::IsOptional<typename M::Type>::value;
    return out;
}
template <auto Member>
constexpr Field field(std::string_view name, std::string_view help) {
    return field<Member>(name, Bounds{}, help);
}

// Text that may be written into JSON as it stands (already encoded).
struct RawJson {
    std::string text = "null";
};

template <class T>
Record const& record_of() {
    static_assert(field_detail::arity<T>() == Described<T>::fields.size(),
                  "a field of this struct is missing in its table");
    static constexpr Record record{Described<T>::name, Described<T>::help, Described<T>::fields};
    return record;
}

// The fields of a record from a JSON object; unknown names are ignored and never bound. A refusal names the field.
std::optional<Problem> decode_record(Record const& record, Json const& in, void* out);
void encode_record(Record const& record, void const* in, std::string& out, Form form = Form::whole);
// The same without braces, for splicing into a larger object.
void encode_members(Record const& record, void const* in, std::string& out, Form form = Form::whole);
Json schema_reference(Record const& record);
Json schema_of(Record const& record);

template <class T>
Result<T> decode(Json const& in) {
    T out{};
    if (auto problem = decode_record(record_of<T>(), in, &out)) return std::move(*problem);
    return out;
}
template <class T>
std::string encode(T const& in, Form form = Form::whole) {
    std::string out;
    encode_record(record_of<T>(), &in, out, form);
    return out;
}

}  // namespace holdfast

#include "holdfast/base/codec.hpp"
