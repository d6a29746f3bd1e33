/** What is wrong with a piece of input: where, what was found, and what would do. */
export interface Problem {
  readonly file: string
  /** 1-based; null where the whole file is meant. */
  readonly line: number | null
  /** 1-based, in characters. */
  readonly column: number | null
  /** What is wrong and what would be right, in one sentence, clean for a terminal. */
  readonly message: string
  /** The line as it stands in the file, clean for a terminal; of a long one the piece around the column. */
  readonly text: string | null
}

/** @returns `file:line:column: message`, and under it the line with a mark below the column where it shows that far. */
export function formatProblem(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter(part => part !== null).join(':')
  const { column, message, text } = problem
  if (text === null) return `${place}: ${message}`
  const mark = column === null || column > text.length + 1 ? '' : `\n    ${' '.repeat(column - 1)}^`
  return `${place}: ${message}\n    ${text}${mark}`
}
