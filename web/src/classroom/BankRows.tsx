import type { BankLine } from '../api/types'
import { Table } from '../kinds/Table'
import { code, t } from '../words/catalogue'

/** Questions in a list; a row opens its question. */
export function BankRows({ rows, open }: { rows: BankLine[]; open: (line: BankLine) => void }) {
  return (
    <Table label={t('bank.title')} rows={rows} rowKey={({ id }) => id} open={open} columns={[
      { key: 'stem', head: t('bank.field.stem'), title: true, least: 280, cell: (line) => <><button type="button" className="link bank-stem" onClick={() => open(line)}>{line.question.stem}</button>{line.ended && <> <span className="tag notice">{t('bank.ended')}</span></>}</> },
      { key: 'form', head: t('bank.field.form'), least: 88, cell: (line) => code('question_form', line.form) },
      { key: 'topic', head: t('bank.field.topic'), least: 120, cell: (line) => line.question.topic || <span className="quiet">{t('bank.no_topic')}</span> },
      { key: 'unit', head: t('bank.field.unit'), least: 120, aside: true, cell: (line) => line.unit_name },
    ]} />
  )
}
