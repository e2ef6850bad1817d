render
--communities
--through
Person
--through
State
--through
Organization
--negated
--hypothetical
--title
Who keeps to whom, 1948
--source
eight sample records written for Entente
