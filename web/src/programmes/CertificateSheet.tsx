import type { Certificate } from '../api/types'
import { t } from '../words/catalogue'
import { dayInFull, saidOf, sortOf } from './certificate'

/** One certificate on its own page. */
export function CertificateSheet({ of }: { of: Certificate }) {
  return (
    <article className="certificate">
      <div className="certificate-frame">
        <h2>{t(`certificates.title_${sortOf(of)}`)}</h2>
        <p className="certificate-name">{of.name}</p>
        <p className="certificate-words">{saidOf(of)}</p>
        <div className="certificate-foot">
          <div className="certificate-check">
            <img src={`data:image/svg+xml;utf8,${encodeURIComponent(of.picture)}`} alt={t('certificates.qr', { code: of.code })} />
            <p className="certificate-code">{of.code}</p>
            <p>{t('certificates.check')}</p>
          </div>
          <div className="certificate-signed"><p>{of.unit_name}</p><p>{dayInFull(of.to)}</p></div>
        </div>
      </div>
    </article>
  )
}
