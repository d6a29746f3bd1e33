import {
  type Machine,
  type Page,
  type ProcessId,
  type Pte,
  pageName,
  processName,
} from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { type Applied, refused } from '../primitive.ts'
import { existingSpace, isRefusal } from './existing.ts'

/** @returns the PTE of a page, or a refusal where the page is not present. */
export function presentPte(machine: Machine, id: ProcessId, page: Page): Pte | Applied {
  const space = existingSpace(machine, id)
  if (isRefusal(space)) return space
  return space.pages[page] ?? refused(texts().refusals.noPte(processName(id), pageName(machine, id, page)))
}
