/** Codes are told once. They live in this page's memory until it is left. */
export type Slips = { survey: number; title: string; closes: string; group: string; codes: string[] }

let made: Slips | null = null

export const keepSlips = (slips: Slips): void => { made = slips }
export const slipsOf = (survey: number): Slips | null => (made?.survey === survey ? made : null)
export const dropSlips = (): void => { made = null }

export const PER_SHEET = 10

export function sheets(codes: string[]): string[][] {
  return Array.from({ length: Math.ceil(codes.length / PER_SHEET) }, (_, at) => codes.slice(at * PER_SHEET, (at + 1) * PER_SHEET))
}
