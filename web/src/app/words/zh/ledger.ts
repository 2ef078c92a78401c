// 管理后台中的账本。
import type { LedgerWords } from "../en/ledger";

export const ledger: LedgerWords = {
  equal: { one: "今天 {accepted} 项变更：已接受 = 已提交 = 已编号，{n} 次异常", other: "今天 {accepted} 项变更：已接受 = 已提交 = 已编号，{n} 次异常" },
  unknown: { one: "其中 {n} 项在服务器被强行终止前刚刚存妥，发送方重发即可确认。", other: "其中 {n} 项在服务器被强行终止前刚刚存妥，发送方重发即可确认。" },
  breaches: { one: "客户端报告了 {n} 次异常：有事件在送达途中遗漏或改变。客户端已重新读取；请保留日志并上报。", other: "客户端报告了 {n} 次异常：有事件在送达途中遗漏或改变。客户端已重新读取；请保留日志并上报。" },
  differs: "今天已接受 {accepted}，已提交 {committed}，已编号 {sequenced}，三者本应相等。请保留数据目录，运行 holdfast ledger 并上报。",
  past: "{days} 三者不相等，可运行 holdfast ledger 查看。",
};
