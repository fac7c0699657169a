/** What minors who live together share: their guardian's phone, or the guardian's name where there is none. */
export const householdOf = (fields: Readonly<Record<string, string>>): string | undefined =>
  [fields['guardian-phone'], fields['guardian']].find((shared) => shared !== undefined && shared !== '');
