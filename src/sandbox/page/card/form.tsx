import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { SandboxPress } from '../../wire.ts';
import { useDesk, usePress } from './desk.ts';
import { answersOf, type FieldValue, initialOf, initialValues, missingOf, type Values } from './fields.ts';
import { type Json, textOf } from './json.ts';
import type { Part } from './part.ts';
import { Stack } from './stack.tsx';

type FormDesk = {
  readonly values: Values;
  readonly missing: ReadonlySet<string>;
  readonly change: (name: string, value: FieldValue) => void;
  /** The answers, or undefined after telling the person that something required is empty. */
  readonly answers: () => NonNullable<SandboxPress['form']> | undefined;
  readonly reset: () => void;
};

const FormContext = createContext<FormDesk | undefined>(undefined);

/** The form around a component, if there is one. */
export const useForm = (): FormDesk | undefined => useContext(FormContext);

/** A form keeps what was typed until its card changes: an answer with only a toast leaves it as it was. */
export function Form({ element, draw }: Part) {
  const { tell } = useDesk();
  const [values, setValues] = useState<Values>(() => initialValues(element));
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const form: FormDesk = {
    values,
    missing,
    change: (name, value) => {
      setValues((before) => ({ ...before, [name]: value }));
      setMissing((before) => new Set([...before].filter((other) => other !== name)));
    },
    answers: () => {
      const empty = missingOf(element, values);
      setMissing(empty);
      if (empty.size === 0) return answersOf(element, values);
      tell({ type: 'error', content: '有必填项未填写' });
      return undefined;
    },
    reset: () => {
      setValues(initialValues(element));
      setMissing(new Set());
    },
  };
  return (
    <FormContext.Provider value={form}>
      <div role="form" aria-label={textOf(element.name)}>
        <Stack element={element} gap="12px" draw={draw} />
      </div>
    </FormContext.Provider>
  );
}

/**
 * The value of one field. Inside a form it belongs to the form; outside, `commit` sends it at once as the press's
 * option (a checker as true or false).
 */
export function useField(element: Json) {
  const form = useForm();
  const name = textOf(element.name);
  const [own, setOwn] = useState<FieldValue>(() => initialOf(element));
  const { busy, press } = usePress(element);
  return {
    value: form ? (form.values[name] ?? initialOf(element)) : own,
    inForm: form !== undefined,
    invalid: form?.missing.has(name) ?? false,
    disabled: element.disabled === true || busy,
    change: (value: FieldValue) => (form ? form.change(name, value) : setOwn(value)),
    commit: (value: FieldValue) => {
      if (!form) press({ option: typeof value === 'object' ? value.join(',') : String(value) });
    },
  };
}
