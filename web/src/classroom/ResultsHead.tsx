import type { TestResults } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { percent } from '../train/effectWords'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { ShareOfPoints } from './ShareOfPoints'
import { passWords } from './testWords'

/** How many sat it, how many passed, the mean; and the papers a person has still to mark. */
export function ResultsHead({ of }: { of: TestResults }) {
  return (
    <div className="stack tight">
      <dl className="figure-strip">
        <div><dt>{t('results.people')}</dt><dd>{showNumber(of.people)}</dd></div>
        {of.pass !== null && <div><dt>{t('results.passed')}</dt><dd>{showNumber(of.passed)}{of.people > 0 && <span className="quiet small"> {percent(of.passed / of.people)}</span>}</dd></div>}
        <div><dt>{t('results.under_way')}</dt><dd>{showNumber(of.under_way)}</dd></div>
        <div><dt>{t('results.marking')}</dt><dd>{showNumber(of.marking.length)}</dd></div>
        <div className="results-mean"><dt>{t('results.mean')}</dt><dd><ShareOfPoints of={of.mean} /></dd></div>
      </dl>
      <p className="quiet small">{passWords(of.pass, of.of, true)}</p>
      {of.marking.length > 0 && (
        <div className="note notice results-marking">
          <span>{t('results.marking_hint')}</span>
          <ul className="row">{of.marking.map((one, at) => <li key={one.id}><PathLink className="underlined" to={paths.sitting(one.id)}>{t('results.marking_one', { n: at + 1, at: one.handed_in_at ?? '' })}</PathLink></li>)}</ul>
        </div>
      )}
    </div>
  )
}
