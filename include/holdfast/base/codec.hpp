// Codecs of the types that may stand in a field table. Included by field.hpp; nothing to call here directly.
#pragma once

#include <vector>

#include <nlohmann/json.hpp>

namespace holdfast {

namespace codec_detail {
std::optional<Problem> wrong(Field const& field, std::string_view code, std::string detail);
std::optional<Problem> read_integer(Json const& in, std::int64_t& out, Field const& field);
std::optional<Problem> read_integer(std::string_view in, std::int64_t& out, Field const& field);
std::optional<Problem> read_text(Json const& in, std::string& out, Field const& field);
std::optional<Problem> read_text(std::string_view in, std::string& out, Field const& field);
std::optional<Problem> read_bool(Json const& in, bool& out, Field const& field);
std::optional<Problem> read_bool(std::string_view in, bool& out, Field const& field);
// The index of a name in a list, or -1.
int index_in(std::span<std::string_view const> names, std::string_view name);
std::optional<Problem> read_name(Json const& in, int& index, std::span<std::string_view const> names,
                                 Field const& field);
std::optional<Problem> read_name(std::string_view in, int& index, std::span<std::string_view const> names,
                                 Field const& field);
Json integer_schema(Field const& field);
Json text_schema(Field const& field);
Json plain_schema(char const* type);
Json names_schema(std::span<std::string_view const> names);
Json id_schema(char letter);
Json time_schema();
Json list_schema(Field const& field, Json items);
Json nullable_schema(Json inner);
bool array_size_fits(Json const& in, Field const& field, std::optional<Problem>& problem);
// The parts of a comma separated query parameter; bounded like a list.
std::vector<std::string_view> split(std::string_view in);

struct Always {
    static bool has_value(void const*) { return true; }
    static Record const* nested() { return nullptr; }
};
}  // namespace codec_detail

template <>
struct CodecOf<std::int64_t> : codec_detail::Always {
    static std::optional<Problem> decode(Json const& in, void* out, Field const& field) {
        return codec_detail::read_integer(in, *static_cast<std::int64_t*>(out), field);
    }
    static std::optional<Problem> decode_text(std::string_view in, void* out, Field const& field) {
        return codec_detail::read_integer(in, *static_cast<std::int64_t*>(out), field);
    }
    static void encode(void const* in, std::string& out, Form) {
        write_number(out, *static_cast<std::int64_t const*>(in));
    }
    static Json schema(Field const& field) { return codec_detail::integer_schema(field); }
};

template <>
struct CodecOf<bool> : codec_detail::Always {
    static std::optional<Problem> decode(Json const& in, void* out, Field const& field) {
        return codec_detail::read_bool(in, *static_cast<bool*>(out), field);
    }
    static std::optional<Problem> decode_text(std::string_view in, void* out, Field const& field) {
        return codec_detail::read_bool(in, *static_cast<bool*>(out), field);
    }
    static void encode(void const* in, std::string& out, Form) {
        out += *static_cast<bool const*>(in) ? "true" : "false";
    }
    static Json schema(Field const&) { return codec_detail::plain_schema("boolean"); }
};

template <>
struct CodecOf<std::string> : codec_detail::Always {
    static std::optional<Problem> decode(Json const& in, void* out, Field const& field) {
        return codec_detail::read_text(in, *static_cast<std::string*>(out), field);
    }
    static std::optional<Problem> decode_text(std::string_view in, void* out, Field const& field) {
        return codec_detail::read_text(in, *static_cast<std::string*>(out), field);
    }
    static void encode(void const* in, std::string& out, Form) {
        write_string(out, *static_cast<std::string const*>(in));
    }
    static Json schema(Field const& field) { return codec_detail::text_schema(field); }
};

template <>
struct CodecOf<RawJson> : codec_detail::Always {
    static std::optional<Problem> decode(Json const& in, void* out, Field const& field);
    static std::optional<Problem> decode_text(std::string_view in, void* out, Field const& field);
    static void encode(void const* in, std::string& out, Form) { out += static_cast<RawJson const*>(in)->text; }
    static Json schema(Field const& field);
};

template <>
struct CodecOf<Timestamp> : codec_detail::Always {
    static std::optional<Problem> decode(Json const& in, void* out, Field const& field);
    static std::optional<Problem> decode_text(std::string_view in, void* out, Field const& field);
    static void encode(void const* in, std::string& out, Form) {
        write_string(out, to_text(*static_cast<Timestamp const*>(in)));
    }
    static Json schema(Field const&) { return codec_detail::time_schema(); }
};

template <class Tag>
struct CodecOf<Id<Tag>> : codec_detail::Always {
    static std::optional<Problem> decode_text(std::string_view in, void* out, Field const& field) {
        auto const id = parse_id<Tag>(in);
        if (!id) return codec_detail::wrong(field, "bad_id", "This is not an id of that kind.");
        *static_cast<Id<Tag>*>(out) = *id;
        return std::nullopt;
    }
    static std::optional<Problem> decode(Json const& in, void* out, Field const& field) {
        std::string text;
        Field unbounded;
        unbounded.name = field.name;
        if (auto problem = codec_detail::read_text(in, text, unbounded)) return problem;
        return decode_text(text, out, field);
    }
    static void encode(void const* in, std::string& out, Form) {
        write_string(out, to_text(*static_cast<Id<Tag> const*>(in)));
    }
    static Json schema(Field const&) { return codec_detail::id_schema(Tag::letter); }
};

template <class T>
struct CodecOf<std::optional<T>> {
    static std::optional<Problem> decode(Json const& in, void* out, Field const& field) {
        auto& value = *static_cast<std::optional<T>*>(out);
        return CodecOf<T>::decode(in, &value.emplace(), field);
    }
    static std::optional<Problem> decode_text(std::string_view in, void* out, Field const& field) {
        auto& value = *static_cast<std::optional<T>*>(out);
        return CodecOf<T>::decode_text(in, &value.emplace(), field);
    }
    static void encode(void const* in, std::string& out, Form form) {
        auto const& value = *static_cast<std::optional<T> const*>(in);
        if (value) CodecOf<T>::encode(&*value, out, form);
        else out += "null";
    }
    static bool has_value(void const* in) { return static_cast<std::optional<T> const*>(in)->has_value(); }
    static Json schema(Field const& field) { return CodecOf<T>::schema(field); }
    static Record const* nested() { return CodecOf<T>::nested(); }
};

template <class T>
struct CodecOf<std::vector<T>> {
    static std::optional<Problem> decode(Json const& in, void* out, Field const& field) {
        std::optional<Problem> problem;
        if (!codec_detail::array_size_fits(in, field, problem)) return problem;
        auto& list = *static_cast<std::vector<T>*>(out);
        list.clear();
        for (auto const& item : in) {
            T value{};
            if (auto fault = CodecOf<T>::decode(item, &value, item_of(field))) return fault;
            list.push_back(std::move(value));
        }
        return std::nullopt;
    }
    static std::optional<Problem> decode_text(std::string_view in, void* out, Field const& field) {
        auto& list = *static_cast<std::vector<T>*>(out);
        list.clear();
        for (auto const part : codec_detail::split(in)) {
            if (field.bounds.stated() && static_cast<std::int64_t>(list.size()) >= field.bounds.most)
                return codec_detail::wrong(field, "too_many", "This list is too long.");
            T value{};
            if (auto fault = CodecOf<T>::decode_text(part, &value, item_of(field))) return fault;
            list.push_back(std::move(value));
        }
        return std::nullopt;
    }
    static void encode(void const* in, std::string& out, Form form) {
        auto const& list = *static_cast<std::vector<T> const*>(in);
        out += '[';
        bool first = true;
        for (auto const& item : list) {
            if (!first) out += ',';
            first = false;
            CodecOf<T>::encode(&item, out, form);
        }
        out += ']';
    }
    static bool has_value(void const*) { return true; }
    static Json schema(Field const& field) {
        return codec_detail::list_schema(field, CodecOf<T>::schema(item_of(field)));
    }
    static Record const* nested() { return CodecOf<T>::nested(); }

private:
    static Field item_of(Field const& field) {
        Field item;
        item.name = field.name;
        return item;
    }
};

template <class E>
requires std::is_enum_v<E>
struct CodecOf<E> : codec_detail::Always {
    static std::optional<Problem> decode(Json const& in, void* out, Field const& field) { return read(in, out, field); }
    static std::optional<Problem> decode_text(std::string_view in, void* out, Field const& field) {
        return read(in, out, field);
    }
    static void encode(void const* in, std::string& out, Form) {
        write_string(
            out,
            Named<E>::names[static_cast<std::size_t>(static_cast<int>(*static_cast<E const*>(in)) - Named<E>::first)]);
    }
    static Json schema(Field const&) { return codec_detail::names_schema(Named<E>::names); }

private:
    template <class In>
    static std::optional<Problem> read(In const& in, void* out, Field const& field) {
        int index = 0;
        if (auto problem = codec_detail::read_name(in, index, Named<E>::names, field)) return problem;
        *static_cast<E*>(out) = static_cast<E>(index + Named<E>::first);
        return std::nullopt;
    }
};

template <IsDescribed T>
struct CodecOf<T> {
    static std::optional<Problem> decode(Json const& in, void* out, Field const&) {
        return decode_record(record_of<T>(), in, out);
    }
    static std::optional<Problem> decode_text(std::string_view, void*, Field const& field) {
        return codec_detail::wrong(field, "bad_value", "This cannot stand in an address.");
    }
    static void encode(void const* in, std::string& out, Form form) { encode_record(record_of<T>(), in, out, form); }
    static bool has_value(void const*) { return true; }
    static Json schema(Field const&) { return schema_reference(record_of<T>()); }
    static Record const* nested() { return &record_of<T>(); }
};

}  // namespace holdfast
