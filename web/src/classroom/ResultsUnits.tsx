import { Button } from 'antd'
import { useState } from 'react'
import type { TestResults } from '../api/types'
import { Section } from '../kinds/Section'
import { Table } from '../kinds/Table'
import { percent } from '../train/effectWords'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { ShareOfPoints } from './ShareOfPoints'

const FEW = 10

/** Units, the ones with most officials first; below three nothing is said of a mean. */
export function ResultsUnits({ rows }: { rows: TestResults['by_unit'] }) {
  const [all, setAll] = useState(rows.length <= FEW + 2)
  if (rows.length === 0) return null
  return (
    <Section title={t('results.units')} count={rows.length} note={t('results.units_note')}>
      <Table label={t('results.units')} rows={all ? rows : rows.slice(0, FEW)} rowKey={({ unit }) => unit} columns={[
        { key: 'name', head: t('results.unit'), title: true, least: 176, cell: ({ name }) => name },
        { key: 'people', head: t('results.people'), number: true, width: 96, cell: ({ people }) => showNumber(people) },
        { key: 'passed', head: t('results.passed'), number: true, width: 136, cell: ({ passed, people }) => <>{showNumber(passed)} <span className="quiet small">{percent(passed / Math.max(1, people))}</span></> },
        { key: 'mean', head: t('results.mean'), width: 200, cell: ({ mean }) => <ShareOfPoints of={mean} /> },
      ]} />
      {!all && <div className="more no-print"><Button onClick={() => setAll(true)}>{t('results.units_all', { n: rows.length })}</Button></div>}
    </Section>
  )
}
