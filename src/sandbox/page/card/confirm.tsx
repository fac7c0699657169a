import { useEffect, useRef } from 'preact/hooks';
import { type Json, wordsOf } from './json.ts';

/** Feishu's question before a press: nothing is sent until it is answered with 确定. */
export function Confirm({ confirm, answer }: { readonly confirm: Json; readonly answer: (yes: boolean) => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="confirm" aria-label={wordsOf(confirm.title)} onCancel={() => answer(false)}>
      <h2>{wordsOf(confirm.title)}</h2>
      <p>{wordsOf(confirm.text)}</p>
      <div class="confirm-buttons">
        <button type="button" class="btn default medium" onClick={() => answer(false)}>
          取消
        </button>
        <button type="button" class="btn primary_filled medium" onClick={() => answer(true)}>
          确定
        </button>
      </div>
    </dialog>
  );
}
