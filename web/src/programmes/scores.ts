import type { Placed } from '../api/types'

export const POINTS_MAX = 100

/** Points come in hundredths, the mean of the judges. */
export const showPoints = (hundredths: number | null): string => (hundredths === null ? '' : (hundredths / 100).toFixed(2).replace(/\.?0+$/, ''))

export const tenthsOfPoints = (points: number): number => Math.round(points * 10)

/** How many cells nobody has judged. */
export const unjudged = (table: Placed[]): number => table.reduce((sum, line) => sum + line.rounds.filter((round) => round === null).length, 0)

/** How many the first places come to; those who share a place all count. */
export const awardedIn = (table: Placed[], places: number): number => table.filter(({ place }) => place <= places).length

/** The last round somebody has points in; rounds up to it keep their order. */
export const judgedRounds = (table: Placed[]): number => table.reduce((most, { rounds }) => Math.max(most, rounds.findLastIndex((round) => round !== null)), -1) + 1
