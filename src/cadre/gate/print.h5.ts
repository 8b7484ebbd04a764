/** What stands on paper: a browser prints. Inside a mini-program nothing does, and its style sheets are counted. */
import './print.css'
