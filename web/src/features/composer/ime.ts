// Is this key the input method's? Enter that picks a Chinese word must never send. Chrome and Firefox say isComposing; some say only
// key code 229; Safari ends the composition first and sends the key after it, saying nothing.
export interface KeyLike {
  readonly isComposing: boolean;
  readonly keyCode: number;
  readonly timeStamp: number;
}

const safariGapMs = 50;

export function isInputMethodKey(event: KeyLike, compositionEndedAt: number): boolean {
  return event.isComposing || event.keyCode === 229 || Math.abs(event.timeStamp - compositionEndedAt) < safariGapMs;
}
