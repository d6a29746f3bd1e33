import {
  type Machine,
  type Page,
  type ProcessId,
  type Pte,
  pageName,
  processName,
} from '../../machine/index.ts'
import { type Applied, refused } from '../primitive.ts'
import { existingProcess, isRefusal } from './existing.ts'

/** @returns the PTE of a page, or a refusal where the page is not present. */
export function presentPte(machine: Machine, id: ProcessId, page: Page): Pte | Applied {
  const process = existingProcess(machine, id)
  if (isRefusal(process)) return process
  return (
    process.pages[page] ??
    refused(`${pageName(machine, id, page)} of ${processName(id)} is not present: no PTE.`)
  )
}
