import * as z from 'zod'
import type { Primitive } from '../kernel/index.ts'
import { ERRNOS, PTE_RIGHTS, REGION_KINDS, REGION_RIGHTS, SHARINGS } from '../machine/index.ts'
import { whole } from '../workload/index.ts'

const one = <const T extends readonly string[]>(choices: T) =>
  z.enum(choices, { error: `one of ${choices.join(', ')} would do` })

const process = whole(0, 9_999)
/** -1 is the zero frame. */
const frame = whole(-1, 1_048_575)
const page = whole(0, 1_048_575)
const name = z
  .string({ error: 'a name would do' })
  .regex(/^[A-Za-z][\w-]{0,11}$/, { error: 'a name would do' })
const value = z
  .string({ error: 'one character would do' })
  .regex(/^[!"$-~]$/, { error: 'one printable character would do' })
const request = z.strictObject({
  name,
  pages: whole(1, 65_536),
  rights: one(REGION_RIGHTS),
  kind: one(REGION_KINDS),
  share: one(SHARINGS),
  align: whole(1, 16).exactOptional(),
})

const verb = <T extends string>(literal: T) => z.literal(literal)

/** One primitive as a replay file holds it. */
export const primitiveSchema: z.ZodType<Primitive> = z.discriminatedUnion(
  'do',
  [
    z.strictObject({ do: verb('alloc') }),
    z.strictObject({ do: verb('zero'), frame }),
    z.strictObject({ do: verb('copy'), from: frame, to: frame }),
    z.strictObject({ do: verb('fill'), frame, index: whole(0, 65_535) }),
    z.strictObject({ do: verb('map'), process, page, frame, rights: one(PTE_RIGHTS) }),
    z.strictObject({ do: verb('unmap'), process, page }),
    z.strictObject({ do: verb('protect'), process, page }),
    z.strictObject({ do: verb('permit'), process, page }),
    z.strictObject({ do: verb('get'), frame }),
    z.strictObject({ do: verb('put'), frame }),
    z.strictObject({ do: verb('flush'), process, page: page.exactOptional() }),
    z.strictObject({ do: verb('poke'), frame, value }),
    z.strictObject({ do: verb('cache'), process, page, frame }),
    z.strictObject({ do: verb('spawn'), process, child: process }),
    z.strictObject({ do: verb('share'), process, child: process }),
    z.strictObject({ do: verb('exec'), process, program: name }),
    z.strictObject({ do: verb('zombie'), process, status: whole(-1, 255) }),
    z.strictObject({ do: verb('reparent'), process, parent: process }),
    z.strictObject({ do: verb('wake'), process }),
    z.strictObject({ do: verb('sleep'), process }),
    z.strictObject({ do: verb('suspend'), process }),
    z.strictObject({ do: verb('reap'), process }),
    z.strictObject({ do: verb('kill'), process }),
    z.strictObject({ do: verb('grow'), process, request }),
    z.strictObject({ do: verb('shrink'), process, region: name }),
    z.strictObject({ do: verb('rights'), process, region: name, rights: one(REGION_RIGHTS) }),
    z.strictObject({ do: verb('signal'), process, signal: verb('SIGSEGV') }),
    z.strictObject({ do: verb('fail'), errno: one(ERRNOS) }),
    z.strictObject({ do: verb('return') }),
  ],
  { error: 'one of the primitives would do' },
)
