import type { Codes } from '../api/wire'

export type Language = 'zh' | 'en'
export type Arguments = Record<string, string | number>

let sentences: Record<string, string> = {}
let served: Map<string, string> = new Map()
let current: Language = 'zh'

const catalogues = {
  zh: () => import('./zh'),
  en: () => import('./en'),
}

/** Words that come only with pages that say them. */
const packs = {
  rooms: { zh: () => import('./zh.rooms'), en: () => import('./en.rooms') },
  classroom: { zh: () => import('./zh.classroom'), en: () => import('./en.classroom') },
}
type Pack = keyof typeof packs
const opened = new Set<Pack>()

/** Each language is its own chunk: nobody downloads the one they do not read. */
export async function loadWords(language: Language): Promise<void> {
  const [first, ...more] = await Promise.all([catalogues[language](), ...[...opened].map((pack) => packs[pack][language]())])
  sentences = Object.assign({ ...first.default }, ...more.map((words) => words.default))
  current = language
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}

async function open(pack: Pack): Promise<void> {
  if (opened.has(pack)) return
  const more = await packs[pack][current]()
  opened.add(pack)
  sentences = { ...sentences, ...more.default }
}

/** The words of every page but the first ones, which are to come quickly. */
export const loadRooms = () => open('rooms')
export const loadClassroom = () => open('classroom')

export function language(): Language {
  return current
}

/** The sentence behind a key with its `{names}` filled in; the key itself where the catalogue lacks it. */
export function t(key: string, args?: Arguments): string {
  return fill(sentences[key] ?? key, args)
}

export function has(key: string): boolean {
  return key in sentences
}

export function fill(template: string, args?: Arguments): string {
  if (!args) return template
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in args ? String(args[name]) : whole))
}

/** A code in words. Tables too long for the catalogue come with GET /codes. */
export function code(table: string, value: string | null | undefined): string {
  if (!value) return ''
  return sentences[`code.${table}.${value}`] ?? served.get(`${table}.${value}`) ?? value
}

export function rememberCodes(codes: Codes): void {
  served = new Map()
  for (const [table, rows] of Object.entries(codes))
    for (const row of rows) served.set(`${table}.${row.code}`, row.name)
}

/** For tests and for the page before the first catalogue arrives. */
export function setWords(words: Record<string, string>, spoken: Language): void {
  sentences = words
  current = spoken
}
