import type { TestShown } from '../api/types'
import { Table } from '../kinds/Table'
import { counted } from '../train/amounts'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { asks, typedTest } from './test'
import { sourceWords } from './testWords'

/** What the paper asks: each part with its count, its worth and where it is drawn from. */
export function TestPaper({ page }: { page: TestShown }) {
  const parts = typedTest(page).parts.map((part, at) => ({ ...part, at }))
  return (
    <Table label={t('tests.paper')} rows={parts} rowKey={({ at }) => at} columns={[
      { key: 'part', head: t('tests.part'), title: true, least: 120, cell: (part) => part.title || t('tests.part_n', { n: part.at + 1 }) },
      { key: 'source', head: t('tests.part_source'), least: 200, cell: (part) => sourceWords(part) },
      { key: 'count', head: t('tests.part_count'), number: true, least: 72, cell: (part) => asks(part) },
      { key: 'each', head: t('tests.part_each'), number: true, least: 88, cell: (part) => counted('tests.n_points', part.points) },
      { key: 'sum', head: t('tests.part_sum'), number: true, least: 88, cell: (part) => showNumber(Math.round(asks(part) * part.points * 10) / 10) },
    ]} />
  )
}
