render
--states
--negated
--title
What states dealt in, December 1965
--source
nine sample records written for Entente
