import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import first from './zh'
import en from './en.whole'
import zh from './zh.whole'
import { topics } from '../help/topics'

const SRC = join(import.meta.dirname, '..')
const WITHOUT_WORDS = /\.test\.tsx?$|[/\\]mock|api[/\\]types\.ts$/

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? files(path) : /\.tsx?$/.test(entry.name) && !WITHOUT_WORDS.test(path) ? [path] : []
  })
}

const sources = files(SRC).map((path) => ({ path: path.slice(SRC.length + 1), text: readFileSync(path, 'utf8') }))
const bare = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
const args = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g) ?? [])].sort().join()

describe('the catalogues', () => {
  it('have the same keys', () => expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort()))

  it('name the same arguments under each key', () => {
    const differing = Object.keys(zh).filter((key) => args(zh[key] ?? '') !== args(en[key] ?? ''))
    expect(differing).toEqual([])
  })

  it('hold every key the pages use', () => {
    const missing = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/\bt\(\s*'([^']+)'/g), ...text.matchAll(/'((?:people|units|ledger|form|imports|filter|accounts|own|frame)\.[a-z_.]+)'/g)]
        .map((match) => match[1] ?? '')
        .filter((key) => !(key in zh) && !/^people\.(read|write|restricted)$|^units\.(read|write)$|\.(xlsx|zip)$/.test(key))
        .map((key) => `${path}: ${key}`))
    expect(missing).toEqual([])
  })

  it('hold what the first pages use in their first part', () => {
    const early = sources.filter(({ path }) => /^(shell|day|kinds|api|words)[/\\]|SignInPage/.test(path))
    const late = early.flatMap(({ path, text }) => [...text.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? '').filter((key) => !(key in first)).map((key) => `${path}: ${key}`))
    expect(late).toEqual([])
  })

  it('hold something under every beginning the pages complete', () => {
    const missing = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/\bt\(\s*`([a-z_.]+\.)\$\{/g)].map((match) => match[1] ?? '').filter((start) => !Object.keys(zh).some((key) => key.startsWith(start))).map((start) => `${path}: ${start}`))
    expect(missing).toEqual([])
  })

  it('hold every paragraph of the help', () => {
    for (const [topic, count] of Object.entries(topics))
      for (let index = 1; index <= count; index += 1) expect(zh, `help.${topic}.${index}`).toHaveProperty([`help.${topic}.${index}`])
  })
})

describe('the pages', () => {
  it('have no Chinese text of their own', () => {
    const found = sources.flatMap(({ path, text }) => (/[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]/.test(bare(text)) ? [path] : []))
    expect(found).toEqual([])
  })

  it('have no text of their own between tags or in what is read aloud', () => {
    const found = sources.filter(({ path }) => path.endsWith('.tsx')).flatMap(({ path, text }) => literals(path, text).filter((words) => words !== 'lrmx').map((words) => `${path}: ${words}`))
    expect(found).toEqual([])
    // Every page is parsed, which takes a while on a busy machine.
  }, 30_000)
})

const SPOKEN = ['placeholder', 'title', 'label', 'aria-label', 'alt', 'hint', 'action', 'okText', 'cancelText', 'submit', 'effect', 'note', 'detail']

function literals(path: string, text: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node) && /[A-Za-z]{2}/.test(node.text)) found.push(node.text.trim())
    if (ts.isJsxAttribute(node) && SPOKEN.includes(node.name.getText()) && node.initializer && ts.isStringLiteral(node.initializer) && /[A-Za-z]/.test(node.initializer.text)) found.push(node.initializer.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX))
  return found
}
