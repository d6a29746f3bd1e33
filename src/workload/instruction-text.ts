import { type Instruction, processName } from '../machine/index.ts'

const argumentsOf = (instruction: Instruction): string[] => {
  switch (instruction.do) {
    case 'map': {
      const { region, kind, share, pages, rights } = instruction
      return [region, kind, share, String(pages), ...(rights === 'rw' ? [] : [rights])]
    }
    case 'fork':
    case 'vfork':
      return [processName(instruction.child)]
    case 'store':
      return [`${instruction.region}[${instruction.page}]`, instruction.value]
    case 'read': {
      const { region, page, value } = instruction
      const run = value.length > 1 ? `${page}..${page + value.length - 1}` : String(page)
      return [`${region}[${run}]`, value]
    }
    case 'load':
    case 'write':
    case 'dontneed':
      return [`${instruction.region}[${instruction.page}]`]
    case 'protect':
      return [instruction.region, instruction.to]
    case 'unmap':
      return [instruction.region]
    case 'exec':
      return [instruction.program]
    case 'exit':
      return instruction.status === 0 ? [] : [String(instruction.status)]
    case 'wait':
      return []
  }
}

/** @returns what the process does, as the workload language writes it, without the process: "store heap[0] C". */
export const actionText = (instruction: Instruction): string =>
  [instruction.do, ...argumentsOf(instruction)].join(' ')

/** @returns the whole line: "P3 store heap[0] C". */
export const instructionText = (instruction: Instruction): string =>
  `${processName(instruction.by)} ${actionText(instruction)}`
