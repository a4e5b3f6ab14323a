// The officer opens the appointment form of a person and prints it: two A4 pages, the résumé in it, dates as 1974.05.
import { inflateSync } from 'node:zlib'
import { assert, search, signIn } from './house.mjs'

export async function journey() {
  const page = await signIn('组织部干部')
  await search(page, '任小凯')
  await page.locator('.hits a', { hasText: '任小凯' }).first().click()
  await page.getByRole('button', { name: '任免审批表' }).click()
  const sheet = page.locator('.sheet').first()
  await sheet.waitFor()
  const text = await sheet.innerText()
  // The city is as old as the day it is made on, so dates are known by their form alone.
  for (const label of ['出生年月', '时\\s*间', '作\\s*时\\s*间']) assert.match(text, new RegExp(`${label}\\s*\\d{4}\\.\\d{2}\\s`))
  assert.doesNotMatch(text, /\b\d{6}\b/)
  assert.ok((await page.locator('.resume-line').count()) >= 3)
  assert.match(await page.locator('.cell.resume').innerText(), /\d{4}\.\d{2}--\d{4}\.\d{2}\s*东溪县\S+/)
  const cut = await page.locator('.fit, .cell.value').evaluateAll((cells) => cells.filter((cell) => cell.scrollHeight > cell.clientHeight + 2 || cell.scrollWidth > cell.clientWidth + 2).map((cell) => cell.textContent))
  assert.deepEqual(cut, [])

  const pdf = await page.pdf({ preferCSSPageSize: true })
  assert.equal(pages(pdf), 2)
  assert.equal(fonts(pdf), true)
  await page.goBack()
  await page.getByRole('heading', { name: '任小凯' }).waitFor()
  assert.deepEqual(page.complaints, [])
}

/** Everything readable in a PDF, packed streams opened. */
function inside(pdf) {
  const raw = pdf.toString('latin1')
  const texts = [raw]
  for (const match of raw.matchAll(/stream\r?\n/g)) {
    const from = match.index + match[0].length
    const to = raw.indexOf('endstream', from)
    try { texts.push(inflateSync(pdf.subarray(from, to)).toString('latin1')) } catch { /* not a packed stream */ }
  }
  return texts.join('\n')
}

export const pages = (pdf) => (inside(pdf).match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length
// The words are words and not a picture: fonts are embedded with their way back to Unicode.
const fonts = (pdf) => /\/ToUnicode/.test(inside(pdf)) && /beginbfchar|beginbfrange/.test(inside(pdf))
