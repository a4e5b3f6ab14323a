import type { CommentPage } from '../api/types'
import { code, t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { commentGroups } from './CommentCodes'
import type { Asked } from './CommentPages'
import { frontLines } from './codes'

type Change = (next: Partial<Asked>) => void
type Count = { value: string; label: string; more?: string; count: number }
/** As many people as the server counts by name. */
const PEOPLE = 20

/** How many there are by person, group and line; a number narrows the list to itself, and once more widens it again. */
export function CommentCounts({ counts, search, change }: { counts: CommentPage; search: Asked; change: Change }) {
  const people = counts.people.map(({ person, name, post, count }) => ({ value: String(person), label: name, more: post, count }))
  return (
    <aside id="counts" className="comment-counts" aria-label={t('comments.counts')}>
      <p><span className="comment-all">{showNumber(counts.all)}</span> {t(counts.all === 1 ? 'comments.all_one' : 'comments.all')}</p>
      <Counts title={t('comments.by.person')} rows={people} chosen={search.person} choose={(person) => change({ person })} note={people.length === PEOPLE ? t('comments.first_people', { n: PEOPLE }) : undefined} />
      <Counts title={t('comments.by.group')} rows={known('source_kind', commentGroups, counts.groups)} chosen={search.group} choose={(group) => change({ group })} />
      <Counts title={t('comments.by.line')} rows={known('front_line', frontLines, counts.lines)} chosen={search.front_line} choose={(front_line) => change({ front_line })} />
    </aside>
  )
}

function known(table: string, codes: readonly string[], counts: Record<string, number>): Count[] {
  return codes.filter((value) => counts[value]).map((value) => ({ value, label: code(table, value), count: counts[value] ?? 0 })).sort((one, other) => other.count - one.count)
}

function Counts({ title, rows, chosen, choose, note }: { title: string; rows: Count[]; chosen: string | undefined; choose: (value: string | undefined) => void; note?: string | undefined }) {
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {rows.map(({ value, label, more, count }) => (
          <li key={value}>
            <button type="button" aria-pressed={value === chosen} title={more} onClick={() => choose(value === chosen ? undefined : value)}><span>{label}</span><span className="number">{showNumber(count)}</span></button>
          </li>
        ))}
      </ul>
      {note && <p className="quiet small">{note}</p>}
    </section>
  )
}
