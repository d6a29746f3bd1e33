/** Holds two machines against each other up to the names of frames: which of one is which of the other, both ways. */
export class Pairing {
  private forth = new Map<number, number>()
  private back = new Map<number, number>()

  /** @returns whether the two may be names of one frame, given all the pairs so far. */
  pair(one: number, another: number): boolean {
    const other = this.forth.get(one)
    const mate = this.back.get(another)
    if (other === undefined && mate === undefined) {
      this.forth.set(one, another)
      this.back.set(another, one)
      return true
    }
    return other === another && mate === one
  }

  /**
   * Forgets the frames that are out of sight on both sides: a freed frame may come back under another name.
   * In sight on one side alone, the pair stays, and tells a page that was copied from one that was reused in place.
   */
  forgetUnseen(one: ReadonlySet<number>, another: ReadonlySet<number>): void {
    for (const [here, there] of this.forth)
      if (!one.has(here) && !another.has(there)) {
        this.forth.delete(here)
        this.back.delete(there)
      }
  }
}
