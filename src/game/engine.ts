/** Which rules a score was made by. Replays of another engine version are not verified. */
export const ENGINE_VERSION = 1
