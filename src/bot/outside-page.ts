import { html, raw } from 'hono/html';
import { emergency, type OutsidePage } from '../cards/outside.ts';
import { type Field, textOf } from '../domain/field.ts';

/** Hono’s escaped markup; a promise only where something in it was one. */
type Markup = ReturnType<typeof html>;

const style = `
*{box-sizing:border-box}
body{margin:0;font:17px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;color:#1f2329;background:#f5f6f7}
main{max-width:560px;margin:0 auto;padding:16px}
.first{background:#d83931;color:#fff;border-radius:8px;padding:12px 16px;font-size:19px;font-weight:600}
.first a{color:#fff}
h1{font-size:20px;margin:20px 0 4px}
p{margin:8px 0}
fieldset{border:0;margin:20px 0 0;padding:0}
legend,.label{font-weight:600;padding:0;display:block;margin-bottom:6px}
.choice{display:flex;gap:10px;align-items:center;background:#fff;border:1px solid #dee0e3;border-radius:8px;padding:10px 12px;margin-top:8px;min-height:48px}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:8px}
.choice input{width:22px;height:22px;flex:none;margin:0;accent-color:#245bdb}
textarea,input[type=tel]{width:100%;font:inherit;padding:10px 12px;border:1px solid #8f959e;border-radius:8px;background:#fff}
button{width:100%;font:inherit;font-weight:600;color:#fff;background:#245bdb;border:0;border-radius:8px;padding:14px;margin:24px 0 8px;min-height:52px}
.fault{color:#b42318;font-weight:600}
.number{font-size:30px;font-weight:700;letter-spacing:1px;margin:8px 0}
:focus-visible{outline:3px solid #f5a623;outline-offset:2px}
`;

/** Words in which a number to call can be tapped. */
const callable = (words: string) =>
  words.split(/(110|120)/).map((part) => (/^1[12]0$/.test(part) ? html`<a href="tel:${part}">${part}</a>` : part));

const faultLine = (fault: string | undefined) => (fault === undefined ? '' : html`<p class="fault">${fault}</p>`);

function choiceOf({ name, label, options = [] }: Field, chosen: string | undefined, fault: string | undefined): Markup {
  const choices = options.map(
    ([value, words]) =>
      html`<label class="choice"><input type="radio" name="${name}" value="${value}" required ${chosen === value ? 'checked' : ''}> ${words}</label>`,
  );
  const layout = options.length === 2 ? 'pair' : 'list';
  return html`<fieldset><legend>${label}</legend>${faultLine(fault)}<div class="${layout}">${choices}</div></fieldset>`;
}

function textOfField({ name, label, kind, atMost = 200 }: Field, typed: string, fault: string | undefined): Markup {
  const control =
    kind === 'lines'
      ? html`<textarea id="${name}" name="${name}" rows="4" maxlength="${atMost}">${typed}</textarea>`
      : html`<input id="${name}" type="tel" name="${name}" maxlength="${atMost}" autocomplete="off" value="${typed}">`;
  return html`<fieldset><label class="label" for="${name}">${label}</label>${faultLine(fault)}${control}</fieldset>`;
}

function formOf({ name, fields, values, faults, submit, after }: NonNullable<OutsidePage['form']>): Markup {
  const questions = fields.map((field) =>
    field.kind === 'choice'
      ? choiceOf(field, textOf(values, field.name), faults[field.name])
      : textOfField(field, textOf(values, field.name) ?? '', faults[field.name]),
  );
  const named = html`<input type="hidden" name="form" value="${name}">`;
  return html`<form method="post" autocomplete="off">${named}${questions}<button type="submit">${submit}</button></form><p>${after}</p>`;
}

/** A page outside the house as HTML without a script. `nonce` lets its one style stand under the content policy. */
export const htmlOf = (
  { title, number, lines, fault, form }: OutsidePage,
  nonce: string,
): Markup => html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex,nofollow">
<title>${title}</title>
<style nonce="${nonce}">${raw(style)}</style>
</head>
<body><main>
<p class="first">${callable(emergency)}</p>
<h1>${title}</h1>
${number === undefined ? '' : html`<p class="number">${number}</p>`}
${lines.map((line) => html`<p>${line}</p>`)}
${faultLine(fault)}
${form === undefined ? '' : formOf(form)}
</main></body>
</html>`;
