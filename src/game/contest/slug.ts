/** @returns a text as a part of a file's name: at most 40 lower-case letters, digits and hyphens; empty where none are left */
export const slugOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .slice(0, 40)
    .trim()
    .replaceAll(' ', '-')
