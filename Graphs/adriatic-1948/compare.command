render
--from
1948-07
--compare
1948-11
--title
The Adriatic, July and November 1948
--source
eight sample records written for Entente
