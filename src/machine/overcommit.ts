export const OVERCOMMIT_POLICIES = ['heuristic', 'always', 'never'] as const

/** What a kernel promises beyond what it has. Source: Linux Documentation/mm/overcommit-accounting.rst, modes 0, 1, 2. */
export type Overcommit = (typeof OVERCOMMIT_POLICIES)[number]
