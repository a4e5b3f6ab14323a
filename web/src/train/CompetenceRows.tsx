import type { GapReading } from '../api/types'
import { Estimate } from '../kinds/Estimate'
import { coversNought, scaleOf } from '../kinds/interval'
import { Section } from '../kinds/Section'
import { Table } from '../kinds/Table'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { counted } from './amounts'
import { type Competence, levels, saidShort } from './needRows'
import { ReadingsBar } from './ReadingsBar'

type Props = { rows: Competence[]; chosen: number | undefined; reading: GapReading | undefined; fading: boolean; choose: (competence: number | undefined, reading: GapReading | undefined) => void }

/** Competence by competence, the most pressing first. */
export function CompetenceRows({ rows, chosen, reading, fading, choose }: Props) {
  const scale = scaleOf(rows.map(({ discrepancy }) => discrepancy))
  const turn = (one: Competence) => choose(chosen === one.competence ? undefined : one.competence, reading)
  return (
    <Section id="competences" title={t('cneeds.competences')} count={rows.length} note={t('cneeds.competences_note')}>
      <div className="competence-rows">
        <Table label={t('cneeds.competences')} rows={rows} rowKey={({ competence }) => competence} fading={fading} rowClass={({ competence }) => (competence === chosen ? 'chosen' : '')} open={turn} columns={[
          { key: 'title', head: t('cneeds.competence'), title: true, least: 136, cell: (one) => <button type="button" className="link" aria-pressed={chosen === one.competence} onClick={() => turn(one)}>{one.title} <span className="quiet small">{one.code}</span></button> },
          { key: 'people', head: t('cneeds.asked'), number: true, width: 96, cell: ({ people }) => showNumber(people) },
          { key: 'readings', head: t('cneeds.readings'), least: 320, cell: (one) => <ReadingsBar of={one} chosen={chosen === one.competence ? reading : undefined} choose={(next) => choose(one.competence, chosen === one.competence && reading === next ? undefined : next)} /> },
          { key: 'discrepancy', head: t('cneeds.discrepancy'), least: 168, cell: ({ discrepancy }) => <><Estimate of={discrepancy} scale={scale} show={levels} range={(low, high) => t('cneeds.range', { low, high })} said={saidShort} none={t('cneeds.nobody_assessed')} />{discrepancy && <span className="need-beside quiet small">{counted('cneeds.of_assessed', discrepancy.n)}{coversNought(discrepancy) && <span className="need-beside">{t('cneeds.unclear')}</span>}</span>}</> },
        ]} />
      </div>
    </Section>
  )
}
