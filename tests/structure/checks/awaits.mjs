// GCC 12 destroys unnamed temporaries inside a co_await expression twice, and mishandles co_await inside conditions.
// Two forms are safe, and only they are written here:   T x = co_await f(named, args);   co_await f(named);
import { closing, lex, lineOf } from "../cpp.mjs";
import { isCpp } from "../tree.mjs";

export const promise = "co_await stands alone in its statement and awaits named things";

const before = /^(?:[\w:]+(?:\s*<[\w\s:,<>*&]*>)?(?:\s*::\s*\w+)?(?:\s+const)?\s*[&*]?\s+(?:const\s+)?\w+\s*=\s*)?$/;
const inside = [
  [/[{}]/, "a braced temporary"],
  [/(?:^|[(,=\s])\[/, "a lambda"],
  [/&&|\|\||\?/, "a condition"],
  [/\bstd::function\b/, "an unnamed std::function"],
  [/(?:^|[^\w:.>])(?:\w+::)*[A-Z]\w*\s*(?:<[^()]*>)?\s*\(/, "an unnamed object"],
  [/\bco_await\b/, "another co_await"],
];

function awaitFaults(code) {
  const faults = [];
  for (const { index } of code.matchAll(/\bco_await\b/g)) {
    const start = Math.max(...[";", "{", "}"].map((mark) => code.lastIndexOf(mark, index))) + 1;
    const prefix = code.slice(start, index).trim();
    let end = index;
    while (end < code.length && code[end] !== ";") end = "([{".includes(code[end]) ? closing(code, end) + 1 || code.length : end + 1;
    const awaited = code.slice(index + "co_await".length, end).trim();

    if (!before.test(prefix === "" ? "" : `${prefix} `))
      faults.push([index, `\`${prefix.replace(/\s+/g, " ")} co_await\`: give it a statement of its own, T x = co_await f(named);`]);
    for (const [pattern, what] of inside)
      if (pattern.test(awaited)) faults.push([index, `${what} inside co_await: name it on a line before`]);
  }
  return faults;
}

// A capturing lambda that is a coroutine: its captures die before its frame does.
function lambdaFaults(code) {
  const faults = [];
  for (const { index } of code.matchAll(/(?<![\w\])\[]\s*)\[(?!\[)/g)) {
    const close = closing(code, index);
    if (close < 0 || code.slice(index + 1, close).trim() === "") continue;
    let at = close + 1;
    while (at < code.length && !"{;".includes(code[at])) at = code[at] === "(" ? closing(code, at) + 1 || code.length : at + 1;
    if (code[at] !== "{") continue;
    const body = code.slice(at, closing(code, at) + 1);
    if (/\bco_(await|return|yield)\b/.test(body)) faults.push([index, "a capturing lambda may not be a coroutine: make it a function with parameters"]);
  }
  return faults;
}

export function check(tree) {
  const problems = [];
  for (const path of tree.paths.filter(isCpp)) {
    const text = tree.text(path);
    if (!/\bco_(await|return|yield)\b/.test(text)) continue;
    const { code } = lex(text);
    for (const [at, say] of [...awaitFaults(code), ...lambdaFaults(code)]) problems.push(`${path}:${lineOf(text, at)}: ${say}`);
  }
  return problems;
}

const body = (line) => ({ "src/net/a.cpp": `awaitable<void> f() {\n    ${line}\n}` });

export const good = [
  body("co_await socket.async_read(session.buffer(), token);"),
  body("auto const count = co_await socket.async_read_some(buffer, token);"),
  body("std::optional<Request> request = co_await read_request(stream, limits);"),
  body("auto const executor = co_await net::this_coro::executor;"),
  body("Answer const answer = co_await door->ask(std::move(request));"),
  body('if (error) { co_await say("no, {never}", name); }'),
  body("net::co_spawn(io, [](Door& door) -> awaitable<void> { co_await door.serve(named); }(door), net::detached);"),
  body("// if (co_await f({1})) is what we never write\n co_return;"),
  body("auto const plain = [&] { return 1; }; co_return;"),
];
export const bad = [
  body("co_await f({1, 2});"),
  body("co_await f(Options{1});"),
  body("co_await f(Options(1));"),
  body("co_await f([&] { return 1; });"),
  body("if (co_await f(x)) return;"),
  body("if (ready) co_await f(x);"),
  body("auto y = ready ? co_await f(x) : 0;"),
  body("auto y = ready && co_await f(x);"),
  body("co_return co_await f(x);"),
  body("auto [a, b] = co_await f(x);"),
  body("auto y = co_await f(x) || stop;"),
  body("auto y = (co_await f(x)).value();"),
  body("Pair pair{co_await f(x)};"),
  body("g(co_await f(x));"),
  body("co_await g(co_await f(x));"),
  body("co_await f(std::function<void()>(g));"),
  body("co_spawn(io, [this]() -> awaitable<void> { co_await serve(named); }, detached);"),
  body("auto task = [&door](int x) mutable -> awaitable<void> { co_return; };"),
];
