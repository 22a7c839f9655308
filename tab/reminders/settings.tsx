import { useDesk, useMe } from '../kit/desk.ts';
import { PolicyForm } from './policy-form.tsx';
import { PreferencesForm } from './preferences-form.tsx';
import styles from './settings.module.css';

/** How the person is reminded, and how everybody is. */
export function Settings() {
  const { wording } = useDesk();
  const { may } = useMe();
  return (
    <div className={styles.settings}>
      <section className={styles.part} aria-labelledby="preferences">
        <h2 id="preferences">{wording.text('preferences.title')}</h2>
        <PreferencesForm />
      </section>
      {may['partner-settings'] && (
        <section className={styles.part} aria-labelledby="policy">
          <h2 id="policy">{wording.text('policy.title')}</h2>
          <PolicyForm />
        </section>
      )}
    </div>
  );
}
