render
--around
Kim Il Sung
--steps
2
--through
Person
--through
State
--negated
--hypothetical
--title
Around Kim Il Sung, December 1965
--source
nine sample records written for Entente
