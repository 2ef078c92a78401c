// 消息里链接到的消息。
export const quotes = {
  label: "链接的消息：{name}，{place}",
  goTo: "前往 {name} 的消息，{place}，{when}",
  inThread: "{place} 的话题",
  deleted: "链接的消息已删除。",
};
