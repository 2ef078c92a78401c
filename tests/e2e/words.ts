// What people read on the screen, in both languages: the tests find things as people do, by their words.

export interface Words {
  locale: string;
  zone: string;
  // doors
  username: string;
  password: string;
  signIn: string;
  // the window
  sidebar: string;
  connected: string;
  reconnecting: string;
  offline: string;
  keepWriting: string;
  now: string;
  signOut: string;
  settings: string;
  close: string;
  cancel: string;
  save: string;
  back: string;
  // messages
  messageTo: (channel: string) => string;
  edit: string;
  remove: string;
  removeAsk: string;
  editLabel: string;
  edited: string;
  deleted: string;
  waiting: (count: number) => string;
  notStored: string;
  mentions: (count: number) => string;
  typing: (name: string) => string;
}

export const english: Words = {
  locale: "en-GB",
  zone: "Europe/Berlin",
  username: "Username",
  password: "Password",
  signIn: "Sign in",
  sidebar: "Channels and people",
  connected: "Connected",
  reconnecting: "Reconnecting",
  offline: "Offline",
  keepWriting: "You can keep writing.",
  now: "Now",
  signOut: "Sign out",
  settings: "Settings",
  close: "Close",
  cancel: "Cancel",
  save: "Save",
  back: "Back",
  messageTo: (channel) => `Message ${channel}`,
  edit: "Edit",
  remove: "Delete",
  removeAsk: "Delete this message for everybody?",
  editLabel: "Edit message",
  edited: "(edited)",
  deleted: "This message was deleted.",
  waiting: (count) => `${count} waiting on this device`,
  notStored: "Waiting for the line",
  mentions: (count) => (count === 1 ? "1 mention" : `${count} mentions`),
  typing: (name) => `${name} is typing…`,
};

export const chinese: Words = {
  locale: "zh-CN",
  zone: "Asia/Shanghai",
  username: "用户名",
  password: "密码",
  signIn: "登录",
  sidebar: "频道与成员",
  connected: "已连接",
  reconnecting: "重连中",
  offline: "离线",
  keepWriting: "可以继续输入。",
  now: "立即",
  signOut: "退出登录",
  settings: "设置",
  close: "关闭",
  cancel: "取消",
  save: "保存",
  back: "返回",
  messageTo: (channel) => `发消息到 ${channel}`,
  edit: "编辑",
  remove: "删除",
  removeAsk: "为所有人删除此消息？",
  editLabel: "编辑消息",
  edited: "（已编辑）",
  deleted: "此消息已删除。",
  waiting: (count) => `本设备有 ${count} 条待发`,
  notStored: "等待连接",
  mentions: (count) => `${count} 次提及`,
  typing: (name) => `${name} 正在输入…`,
};
