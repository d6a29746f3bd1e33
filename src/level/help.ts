/** How much of a trap is done for the player, the most first: it fades from level to level (design/game.md). */
export const HELPS = ['watch', 'finish', 'order', 'solo'] as const
export type Help = (typeof HELPS)[number]
