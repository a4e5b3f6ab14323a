import type { Certificate } from '../api/types'
import { counted } from '../train/amounts'
import { language, t } from '../words/catalogue'

type Parts = Intl.DateTimeFormatOptions
const FULL: Parts = { year: 'numeric', month: 'long', day: 'numeric' }

function shown(day: string, parts: Parts): string {
  return new Intl.DateTimeFormat(language() === 'zh' ? 'zh-CN' : 'en-GB', { ...parts, timeZone: 'UTC' }).format(Date.parse(day))
}

/** A day in full, as paper says it. */
export const dayInFull = (day: string): string => shown(day, FULL)

/** From when to when; what both days have in common is said once, in Chinese with the first, in English with the last. */
export function whenOf({ from, to }: Pick<Certificate, 'from' | 'to'>): string {
  if (from === to) return dayInFull(from)
  const short: Parts = from.slice(0, 7) === to.slice(0, 7) ? { day: 'numeric' } : from.slice(0, 4) === to.slice(0, 4) ? { month: 'long', day: 'numeric' } : FULL
  const zh = language() === 'zh'
  return t('certificates.span', { from: shown(from, zh ? FULL : short), to: shown(to, zh ? short : FULL) })
}

/** Hours where there are some, else days. */
export function amountOf({ tenths, halves }: Pick<Certificate, 'tenths' | 'halves'>): string {
  return tenths > 0 ? counted('certificates.amount_hours', tenths / 10) : halves > 0 ? counted('certificates.amount_days', halves / 2) : ''
}

/** A class is completed; of anything else it is certified that somebody was there. */
export function sortOf({ form }: Pick<Certificate, 'form'>): 'class' | 'other' {
  return form === 'class' ? 'class' : 'other'
}

export function numberOf({ number }: Pick<Certificate, 'number'>): string {
  return number === null ? '' : t('certificates.number', { n: number })
}

/** What a certificate says of whom it names. */
export function saidOf(it: Certificate): string {
  const amount = amountOf(it)
  return t(`certificates.says_${sortOf(it)}${amount ? '' : '_plain'}`, { when: whenOf(it), unit: it.unit_name, title: it.title, number: numberOf(it), amount })
}
