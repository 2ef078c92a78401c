// How a feature declares what it has: plain functions in, type-erased specs out.
//
//     catalogue.commands.push_back(command<&post_message>({.name = "message.post", .method = "POST", …}));
//     catalogue.reads.push_back(read<&history>({.name = "messages", .route = "/api/v1/channels/{channel}/messages", …}));
//     catalogue.events.push_back(event<MessagePosted>({.kind = "message.posted", …}));
#pragma once

#include "holdfast/engine/catalogue.hpp"

namespace holdfast {

// An event struct names its kind's number: `static constexpr std::uint16_t number = 10;`
template <class E>
concept IsEvent = IsDescribed<E> && requires {
    { E::number } -> std::convertible_to<std::uint16_t>;
};

namespace declare_detail {
template <class F>
struct Signature;
template <class Tx, class Who, class In, class Out>
struct Signature<Result<Out> (*)(Tx&, Who const&, In const&)> {
    using Input = In;
    using Output = Out;
};
template <class In, class Out>
struct Signature<Result<Out> (*)(Catalogue const&, ReadTx&, Caller const&, In const&)> {
    using Input = In;
    using Output = Out;
};

template <class In, class Out>
struct Signature<Result<Out> (*)(Catalogue const&, ReadTx&, Caller const&, In const&, std::string_view)> {
    using Input = In;
    using Output = Out;
};

template <class In>
Result<std::shared_ptr<void>> decode_erased(Json const& json) {
    auto value = std::make_shared<In>();
    if (auto problem = decode_record(record_of<In>(), json, value.get())) return std::move(*problem);
    return std::shared_ptr<void>{std::move(value)};
}
template <class In>
Result<std::shared_ptr<void>> decode_query(Json const& query) {
    auto value = std::make_shared<In>();
    for (auto const& field : record_of<In>().fields) {
        auto const found = query.find(field.name);
        if (found == query.end()) {
            if (field.may_lack) continue;
            return Problem{Fault::bad_request, "missing", "This is required.", std::string{field.name}};
        }
        if (auto problem =
                field.codec->decode_text(found->template get_ref<std::string const&>(), field.at(value.get()), field))
            return std::move(*problem);
    }
    return std::shared_ptr<void>{std::move(value)};
}
}  // namespace declare_detail

// Handler: Result<Done> handler(WriteTx&, Context const&, Input const&).
template <auto Handler>
CommandSpec command(CommandSpec spec) {
    using In = typename declare_detail::Signature<decltype(Handler)>::Input;
    spec.input = &record_of<In>();
    spec.decode = &declare_detail::decode_erased<In>;
    spec.run = [](WriteTx& tx, Context const& context, void const* input) {
        return Handler(tx, context, *static_cast<In const*>(input));
    };
    return spec;
}

// Prepare: std::optional<Problem> prepare(ReadTx&, Caller const&, Input&), on a worker.
template <auto Handler, auto Prepare>
CommandSpec command(CommandSpec spec) {
    using In = typename declare_detail::Signature<decltype(Handler)>::Input;
    spec = command<Handler>(spec);
    spec.prepare = [](ReadTx& tx, Caller const& caller, void* input) {
        return Prepare(tx, caller, *static_cast<In*>(input));
    };
    return spec;
}

// Handler: Result<Output> handler(ReadTx&, Caller const&, Input const&), or with the Catalogue before these; input from path
// and query.
template <auto Handler>
ReadSpec read(ReadSpec spec) {
    using Types = declare_detail::Signature<decltype(Handler)>;
    using In = typename Types::Input;
    spec.input = &record_of<In>();
    spec.result = &record_of<typename Types::Output>();
    spec.decode = &declare_detail::decode_query<In>;
    spec.run = [](Catalogue const& catalogue, ReadTx& tx, Caller const& caller,
                  void const* input) -> Result<std::string> {
        auto const answered = [&] {
            auto const& asked = *static_cast<In const*>(input);
            if constexpr (requires { Handler(catalogue, tx, caller, asked); })
                return Handler(catalogue, tx, caller, asked);
            else return Handler(tx, caller, asked);
        };
        auto out = answered();
        if (!out) return std::move(out.error());
        return encode(*out);
    };
    return spec;
}

// Gives: Result<OpenBytes> handler(Catalogue const&, ReadTx&, Caller const&, Input const&), on a reader.
template <auto Handler>
ByteSpec gives(ByteSpec spec) {
    using In = typename declare_detail::Signature<decltype(Handler)>::Input;
    spec.input = &record_of<In>();
    spec.decode = &declare_detail::decode_query<In>;
    spec.give = [](Catalogue const& catalogue, ReadTx& tx, Caller const& caller, void const* input) {
        return Handler(catalogue, tx, caller, *static_cast<In const*>(input));
    };
    return spec;
}
// Takes: Result<Output> handler(Catalogue const&, ReadTx&, Caller const&, Input const&, std::string_view body), on a worker.
template <auto Handler>
ByteSpec takes(ByteSpec spec) {
    using Types = declare_detail::Signature<decltype(Handler)>;
    using In = typename Types::Input;
    spec.input = &record_of<In>();
    spec.result = &record_of<typename Types::Output>();
    spec.decode = &declare_detail::decode_query<In>;
    spec.take = [](Catalogue const& catalogue, ReadTx& tx, Caller const& caller, void const* input,
                   std::string_view body) -> Result<std::string> {
        auto out = Handler(catalogue, tx, caller, *static_cast<In const*>(input), body);
        if (!out) return std::move(out.error());
        return encode(*out);
    };
    return spec;
}
// Makes the input of a command out of bytes, on a worker; `then` is declared as any command is.
template <auto Handler>
ByteSpec makes(ByteSpec spec) {
    using Types = declare_detail::Signature<decltype(Handler)>;
    using In = typename Types::Input;
    spec.input = &record_of<In>();
    spec.result = spec.then.result;
    spec.decode = &declare_detail::decode_query<In>;
    spec.make = [](Catalogue const& catalogue, ReadTx& tx, Caller const& caller,
                   void const* input) -> Result<std::shared_ptr<void>> {
        auto out = Handler(catalogue, tx, caller, *static_cast<In const*>(input));
        if (!out) return std::move(out.error());
        return std::shared_ptr<void>{std::make_shared<typename Types::Output>(std::move(*out))};
    };
    return spec;
}

template <IsEvent E>
EventSpec event(EventSpec spec) {
    spec.number = E::number;
    spec.body = &record_of<E>();
    return spec;
}
// Complete: void complete(ReadTx&, EventRow const&, E&) fills what is held apart.
template <IsEvent E, auto Complete>
EventSpec event(EventSpec spec) {
    spec = event<E>(spec);
    spec.complete = [](ReadTx& tx, EventRow const& row) {
        auto decoded = decode<E>(parse_json("{" + row.stored + "}").operator*());
        E body = decoded ? std::move(*decoded) : E{};
        Complete(tx, row, body);
        std::string out;
        encode_members(record_of<E>(), &body, out);
        return out;
    };
    return spec;
}

// Writes an event into a log. Proof first: a Seat for its channel, Self for one's own @me, Office for any log.
namespace declare_detail {
template <IsEvent E>
Place append_event(WriteTx& tx, LogId log, UserId by, E body, Seq target, UserId about) {
    EventHeader const header{log, E::number, by, target, about};
    return tx.append(header, [&](Place const& place) {
        if constexpr (requires { body.stamped(place.seq); }) body.stamped(place.seq);
        EventBody out;
        encode_members(record_of<E>(), &body, out.stored, Form::stored);
        encode_members(record_of<E>(), &body, out.whole, Form::whole);
        return out;
    });
}
}  // namespace declare_detail

template <IsEvent E>
Place append(WriteTx& tx, Seat const& seat, E body, Seq target = 0) {
    return declare_detail::append_event(tx, log_of(seat.channel()), seat.user(), std::move(body), target, {});
}
template <IsEvent E>
Place append(WriteTx& tx, Self const& self, E body) {
    return declare_detail::append_event(tx, log_of(self.user()), self.user(), std::move(body), 0, {});
}
template <IsEvent E>
Place append(WriteTx& tx, Office const&, LogId log, UserId by, E body, UserId about = {}) {
    return declare_detail::append_event(tx, log, by, std::move(body), 0, about);
}

inline Done done(LogId log, Place const& place, std::string result = {}) {
    Done out;
    out.log = log;
    out.seq = place.seq;
    out.at = place.at;
    out.result = std::move(result);
    return out;
}
// What was asked for is so already (D2): the head it was found at.
Done unchanged(ReadTx& tx, LogId log, std::string result = {});

// What a guest may know of somebody (D18): oneself, and who is in a channel with one.
bool share_a_channel(ReadTx& tx, UserId a, UserId b);

// The seat of the caller in a channel, from this transaction's rows.
Result<Seat> seat_in(ReadTx& tx, Caller const& caller, ChannelId channel, Act act);

}  // namespace holdfast
